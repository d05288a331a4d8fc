#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace attune::app {

// A zip archive that is being written; entries are stored as they are, since clips are compressed
// already. Throws core::Error{file} with the archive's path.
class ArchiveWriter {
 public:
  explicit ArchiveWriter(std::filesystem::path path);
  ~ArchiveWriter();

  void add(std::string_view name, std::string_view content);
  void add_file(std::string_view name, const std::filesystem::path& file);
  void close();  // what is not closed is not complete

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// One after another the regular files of a zip archive.
class ArchiveReader {
 public:
  explicit ArchiveReader(std::filesystem::path path);
  ~ArchiveReader();

  // Goes to the next entry; false at the end. Anything that is no regular file (folder, link,
  // device) throws.
  bool next();
  const std::string& name() const;
  // The rest of the entry, piece by piece; never more than `most_bytes` or it throws.
  void read(std::uint64_t most_bytes, const std::function<void(std::string_view)>& take);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attune::app
