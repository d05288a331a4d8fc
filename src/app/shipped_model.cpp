#include "app/shipped_model.hpp"

#include <fmt/format.h>

#include "app/options.hpp"
#include "core/error.hpp"

namespace attune::app {
namespace {

std::string remedy(std::string_view file) {
  return fmt::format(
      "it comes with Attune's source: restore it (git checkout assets/models/{}) or install again",
      file);
}

}  // namespace

void refuse_model(std::string_view file, std::string_view where, std::string_view what) {
  throw core::Error(core::ErrorKind::model, fmt::format("{}: {}; {}", where, what, remedy(file)));
}

std::string read_model(const std::string& model_dir, std::string_view file) {
  try {
    return read_text(fmt::format("{}/{}", model_dir, file));
  } catch (const core::Error& error) {
    throw core::Error(core::ErrorKind::model, fmt::format("{}; {}", error.what(), remedy(file)));
  }
}

}  // namespace attune::app
