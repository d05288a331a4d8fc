#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attune::vision {

// Model files are read by parsers that were not written for hostile input, so no byte of a file
// reaches a parser before the whole file has been compared with its pinned SHA-256.

// Lower-case hexadecimal SHA-256 of a file, read in pieces. Throws core::Error{model} when the file
// is missing, is not a plain file or cannot be read.
std::string sha256_of_file(const std::string& path);

// The file's bytes. Throws core::Error{model} when it is missing, unreadable or not the pinned one.
// `remedy` ends the message, e.g. "run tools/fetch_assets".
std::vector<unsigned char> load_verified(const std::string& path, std::string_view sha256,
                                         std::string_view remedy);

// The same check without keeping the bytes, for files that a library reads by itself.
void verify_file(const std::string& path, std::string_view sha256, std::string_view remedy);

// The sum that third_party/assets.json or assets/models/trained.json pins for a file of
// assets/models/; empty when neither names it.
std::string_view pinned_sha256(std::string_view file_name);

}  // namespace attune::vision
