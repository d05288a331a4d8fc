#pragma once

#include <optional>
#include <string>

#include "app/options.hpp"

namespace attune::app {

struct ProfileOptions {
  CommonOptions common;  // --profile names the profile, --data-dir where it lies
  std::string file;      // for export and import
  bool confirmed = false;
};

// Names of all profiles, one a line.
int run_profile_list(const ProfileOptions& options);
// Everything that is stored about a profile, to a JSON file of its owner alone (0600).
int run_profile_export(const ProfileOptions& options);
// A profile from such a file; under the name of --profile when it is given.
int run_profile_import(const ProfileOptions& options);
// Removes a profile for good; must be confirmed.
int run_profile_delete(const ProfileOptions& options);

}  // namespace attune::app
