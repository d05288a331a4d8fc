#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace attune::report {

// A text file that at every moment holds whole lines only, so that it can be read after Ctrl-C, a
// kill or a full disk. Lines go to the system when they are appended, not at the end; nothing is
// held back in the program. Readable by its owner alone (mode 0600), since it is about a person.
class LineFile {
 public:
  // Makes the file. One that is already there and not empty is kept under the name with "~" added,
  // replacing an older such copy. Devices and pipes (/dev/stdout) are written as they are. Throws
  // core::Error{file} when the file cannot be made.
  explicit LineFile(std::string path);
  ~LineFile();
  LineFile(const LineFile&) = delete;
  LineFile& operator=(const LineFile&) = delete;

  // Adds one or more whole lines, each ending in a newline. Throws core::Error{file} when they do
  // not fit (disk full); the file then ends with the last line that did.
  void append(std::string_view lines);

  const std::string& path() const { return path_; }
  // Where an earlier file of this name was kept; empty when there was none.
  const std::string& kept_earlier_as() const { return kept_as_; }

 private:
  std::string path_;
  std::string kept_as_;
  int descriptor_ = -1;
  bool regular_ = false;
  std::int64_t whole_bytes_ = 0;
};

}  // namespace attune::report
