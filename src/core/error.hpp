#pragma once

#include <stdexcept>
#include <string>

namespace attune::core {

// What kind of trouble stopped us. The kind is for tests and for `attune doctor`; people read the
// message.
enum class ErrorKind {
  usage,    // the command line or a settings file asks for something that does not exist
  source,   // a camera, file or stream cannot be opened or read
  model,    // a model or asset is missing, damaged or of another version
  file,     // a file cannot be read or written (missing, no permission, disk full)
  display,  // no window can be opened
};

// "Cannot start or continue." The message is one line: what, where, and a remedy, for example
// "cannot open camera /dev/video0: another program uses it; close that program and try again".
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
  ErrorKind kind() const { return kind_; }

 private:
  ErrorKind kind_;
};

// Broken precondition, i.e. a bug of ours: throws std::logic_error naming the place.
void require(bool condition, const char* what, const char* file, int line);

#define ATTUNE_REQUIRE(condition) \
  ::attune::core::require((condition), #condition, __FILE__, __LINE__)

}  // namespace attune::core
