#include "core/error.hpp"

namespace attune::core {

void require(bool condition, const char* what, const char* file, int line) {
  if (!condition) {
    throw std::logic_error(std::string(file) + ":" + std::to_string(line) +
                           ": broken precondition: " + what);
  }
}

}  // namespace attune::core
