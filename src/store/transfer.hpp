#pragma once

#include <string>
#include <string_view>

#include "store/store.hpp"

namespace attune::store {

// All that is stored about a person, as JSON that people can read and `import_profile` takes back:
// {"attune_profile": 1, "schema": N, "name": ..., "data": {TABLE: [{COLUMN: value}, ...]}}.
std::string export_profile(Store& store, ProfileId profile);

// Makes a profile from an export; all of it or nothing. `name`: how it is called here; empty: as in
// the export. `where` names the text in messages. Throws core::Error{usage} when the text is no
// export, comes from a newer Attune, or the name is taken.
ProfileId import_profile(Store& store, std::string_view json, std::string_view where,
                         const std::string& name = "");

}  // namespace attune::store
