#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace attune::capture {

// The name as it may stand in a one-line message: control characters become '?', and a very long
// name keeps its end.
std::string printable(std::string_view name);

// The same for addresses, without what may stand before the host: "http://me:secret@phone/video"
// becomes "http://phone/video".
std::string printable_url(std::string_view url);

// "cannot open NAME: WHY; REMEDY"
core::Error cannot_open(std::string_view name, std::string_view why, std::string_view remedy);

// The same from an errno, for a file, folder or device.
core::Error cannot_open(std::string_view name, int error_number);

}  // namespace attune::capture
