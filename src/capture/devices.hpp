#pragma once

#include <string>
#include <vector>

namespace attune::capture {

// A video device of this machine.
struct Device {
  std::string path;          // "/dev/video0"
  std::string name;          // as the device calls itself: "Integrated Camera"
  std::string bus;           // where it is plugged in: "usb-0000:00:14.0-8"; empty when not known
  int index = 0;             // N of /dev/videoN
  bool can_capture = false;  // gives pictures; false for the metadata nodes that cameras have too
};

// All video devices, by index. A device that may not be opened (permission) is listed with the name
// that the system keeps for it and assumed to give pictures. Opening a device this way does not
// start it.
std::vector<Device> list_devices();

// What stands in the way of using a device, asked of the device itself without starting it.
enum class DeviceState {
  ready,
  no_device,      // nothing there, or unplugged
  no_permission,  // belongs to a group that the user is not in
  busy,           // another program takes pictures from it
  not_a_camera,   // exists, but gives no pictures
};

DeviceState probe_device(const std::string& path);

}  // namespace attune::capture
