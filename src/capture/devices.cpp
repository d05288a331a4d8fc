#include "capture/devices.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <optional>
#include <string_view>

#include "capture/source_error.hpp"

namespace attune::capture {
namespace {

constexpr int kMostDevices = 64;

class Handle {
 public:
  explicit Handle(const std::string& path)
      : descriptor_(::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC)), error_(errno) {}
  ~Handle() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  bool is_open() const { return descriptor_ >= 0; }
  int error() const { return error_; }

  template <typename T>
  bool ask(unsigned long request, T& answer) const {
    int result = 0;
    do {
      result = ::ioctl(descriptor_, request, &answer);
    } while (result < 0 && errno == EINTR);
    return result >= 0;
  }

 private:
  int descriptor_;
  int error_;
};

template <std::size_t N>
std::string text_of(const unsigned char (&field)[N]) {
  const std::string_view whole(reinterpret_cast<const char*>(field), N);
  return printable(whole.substr(0, whole.find('\0')));
}

bool gives_pictures(const v4l2_capability& capability) {
  const auto all = (capability.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? capability.device_caps
                                                                         : capability.capabilities;
  return (all & V4L2_CAP_VIDEO_CAPTURE) != 0 && (all & V4L2_CAP_STREAMING) != 0;
}

std::string first_line(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return printable(line);
}

std::optional<Device> look_at(int index) {
  Device device{.path = fmt::format("/dev/video{}", index), .name = {}, .bus = {}, .index = index};
  const Handle handle(device.path);
  if (!handle.is_open()) {
    if (handle.error() != EACCES && handle.error() != EPERM && handle.error() != EBUSY) {
      return std::nullopt;
    }
    device.name = first_line(fmt::format("/sys/class/video4linux/video{}/name", index));
    // A camera's first node gives pictures, the next ones metadata.
    const std::string node = first_line(fmt::format("/sys/class/video4linux/video{}/index", index));
    device.can_capture = node.empty() || node == "0";
  } else {
    v4l2_capability capability{};
    if (!handle.ask(VIDIOC_QUERYCAP, capability)) return std::nullopt;
    device.name = text_of(capability.card);
    device.bus = text_of(capability.bus_info);
    device.can_capture = gives_pictures(capability);
  }
  if (device.name.empty()) device.name = fmt::format("Camera {}", index);
  return device;
}

}  // namespace

std::vector<Device> list_devices() {
  std::vector<Device> devices;
  for (int index = 0; index < kMostDevices; ++index) {
    if (auto device = look_at(index)) devices.push_back(*std::move(device));
  }
  return devices;
}

DeviceState probe_device(const std::string& path) {
  const Handle handle(path);
  if (!handle.is_open()) {
    switch (handle.error()) {
      case EACCES:
      case EPERM:
        return DeviceState::no_permission;
      case EBUSY:
        return DeviceState::busy;
      default:
        return DeviceState::no_device;
    }
  }
  v4l2_capability capability{};
  if (!handle.ask(VIDIOC_QUERYCAP, capability)) {
    return errno == ENODEV ? DeviceState::no_device : DeviceState::not_a_camera;
  }
  if (!gives_pictures(capability)) return DeviceState::not_a_camera;
  // Setting the format that is already set changes nothing, but is refused while another program
  // takes pictures.
  v4l2_format format{};
  format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  if (handle.ask(VIDIOC_G_FMT, format) && !handle.ask(VIDIOC_S_FMT, format) && errno == EBUSY) {
    return DeviceState::busy;
  }
  return DeviceState::ready;
}

}  // namespace attune::capture
