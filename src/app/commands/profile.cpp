#include "app/commands/profile.hpp"

#include <fmt/format.h>

#include <string>

#include "app/atomic_file.hpp"
#include "app/commands/watch.hpp"
#include "core/error.hpp"
#include "store/store.hpp"
#include "store/transfer.hpp"

namespace attune::app {
namespace {

std::string name_of(const CommonOptions& common) {
  return common.profile.value_or(std::string(store::kDefaultProfile));
}

store::ProfileId find_or_throw(store::Store& store, const std::string& name) {
  const auto found = store.find_profile(name);
  if (found) return *found;
  throw core::Error(core::ErrorKind::usage,
                    fmt::format("there is no profile named {}; `attune profile list` shows those "
                                "there are, --profile NAME chooses one",
                                name));
}

}  // namespace

int run_profile_list(const ProfileOptions& options) {
  store::Store store = store::Store::open(choose_data_dir(options.common));
  for (const std::string& name : store.profile_names()) fmt::print("{}\n", name);
  return 0;
}

int run_profile_export(const ProfileOptions& options) {
  store::Store store = store::Store::open(choose_data_dir(options.common));
  const store::ProfileId profile = find_or_throw(store, name_of(options.common));
  write_file(options.file, store::export_profile(store, profile), 0600);
  return 0;
}

int run_profile_import(const ProfileOptions& options) {
  store::Store store = store::Store::open(choose_data_dir(options.common));
  const store::ProfileId profile = store::import_profile(
      store, read_text(options.file), options.file, options.common.profile.value_or(""));
  fmt::print("{}\n", store.profile_name(profile));
  return 0;
}

int run_profile_delete(const ProfileOptions& options) {
  store::Store store = store::Store::open(choose_data_dir(options.common));
  const std::string name = name_of(options.common);
  const store::ProfileId profile = find_or_throw(store, name);
  if (!options.confirmed) {
    throw core::Error(
        core::ErrorKind::usage,
        fmt::format("this deletes everything about {} for good; add --yes to do it", name));
  }
  store.delete_profile(profile);
  return 0;
}

}  // namespace attune::app
