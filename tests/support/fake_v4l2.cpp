// Cameras where there are none. Preloaded into a program (LD_PRELOAD=libfake_v4l2.so), this library
// answers for /dev/videoN as a V4L2 device does, so that the program's real V4L2 code runs:
// queries, formats, memory-mapped buffers, 25 pictures a second, unplugging and plugging in again.
//
// It does so only while ATTUNE_FAKE_V4L2 names a control file, which a test writes and rewrites
// while the program runs. One line for each device, numbers without a line do not exist:
//
//     video0 name=Fake_Camera state=ok format=YUYV sizes=640x480,320x240 rate=25 frames=/tmp/f.yuyv
//
//   name    as the device calls itself; '_' stands for a space                    Fake Camera
//   bus     where it is plugged in                                                 fake-bus-N
//   state   ok | gone (unplugged: no such device) | busy (another program uses it)
//           | denied (no permission) | silent (no pictures) | meta (gives no pictures, only data)
//   format  YUYV | MJPG | both (both: YUYV is what it starts with)                 YUYV
//   sizes   what it can give; another size asked for becomes the nearest           640x480
//   rate    pictures a second; a rate asked for is answered with this one          25
//   frames  file with its pictures, shown round and round: MJPG one JPEG after the other; YUYV raw
//           pictures of the size in use. Without it a drawn pattern that moves (YUYV only).
//   damage  every so many pictures (MJPG) one is cut short; 0 never                0
//
// The descriptor that the program gets is a timer, so poll() and select() wait for the next picture
// with no help from here. Pictures that nobody fetches in time are dropped.
#include <dlfcn.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Size {
  std::uint32_t width = 640;
  std::uint32_t height = 480;
};

// A line of the control file.
struct Plan {
  std::string name = "Fake Camera";
  std::string bus;
  std::string state = "ok";
  std::string format = "YUYV";
  std::vector<Size> sizes;
  unsigned rate_hz = 25;
  std::string frames;
  unsigned damage = 0;
};

struct Buffer {
  int memory = -1;  // memfd
  std::uint8_t* data = nullptr;
  std::size_t length = 0;
  bool queued = false;
};

// One open descriptor.
struct Session {
  std::string device;  // "video0"
  std::uint32_t format = 0;
  Size size;
  std::vector<Buffer> buffers;
  std::deque<std::uint32_t> queue;
  bool streaming = false;
  std::uint32_t sequence = 0;
  std::string frames;                // the file that is loaded
  std::vector<std::string> content;  // its pictures
};

// Recursive, since the C++ library may use ioctl() itself while it reads the control file.
std::recursive_mutex& mutex() {
  static std::recursive_mutex instance;
  return instance;
}

std::map<int, std::unique_ptr<Session>>& sessions() {
  // Never destroyed: the program may still close devices while it ends.
  static auto* instance = new std::map<int, std::unique_ptr<Session>>();
  return *instance;
}

template <typename F>
F* real(const char* name) {
  return reinterpret_cast<F*>(::dlsym(RTLD_NEXT, name));
}

int real_close(int descriptor) {
  static auto* call = real<int(int)>("close");
  return call(descriptor);
}

std::vector<Size> parse_sizes(const std::string& text) {
  std::vector<Size> sizes;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, ',');) {
    Size size;
    if (std::sscanf(part.c_str(), "%ux%u", &size.width, &size.height) == 2) sizes.push_back(size);
  }
  return sizes;
}

bool is_active() { return std::getenv("ATTUNE_FAKE_V4L2") != nullptr; }

// The plan of "video0", or null when there is no such device now.
std::unique_ptr<Plan> read_plan(const std::string& device) {
  std::ifstream file(std::getenv("ATTUNE_FAKE_V4L2"));
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string word;
    if (!(words >> word) || word != device) continue;
    auto plan = std::make_unique<Plan>();
    plan->bus = "fake-bus-" + device.substr(5);
    while (words >> word) {
      const std::size_t equals = word.find('=');
      const std::string key = word.substr(0, equals);
      std::string value = equals == std::string::npos ? "" : word.substr(equals + 1);
      if (key == "name") {
        std::replace(value.begin(), value.end(), '_', ' ');
        plan->name = value;
      } else if (key == "bus") {
        plan->bus = value;
      } else if (key == "state") {
        plan->state = value;
      } else if (key == "format") {
        plan->format = value;
      } else if (key == "sizes") {
        plan->sizes = parse_sizes(value);
      } else if (key == "rate") {
        plan->rate_hz =
            std::max(1U, static_cast<unsigned>(std::strtoul(value.c_str(), nullptr, 10)));
      } else if (key == "frames") {
        plan->frames = value;
      } else if (key == "damage") {
        plan->damage = static_cast<unsigned>(std::strtoul(value.c_str(), nullptr, 10));
      }
    }
    if (plan->sizes.empty()) plan->sizes.emplace_back();
    if (plan->state == "gone") return nullptr;
    return plan;
  }
  return nullptr;
}

std::vector<std::uint32_t> formats_of(const Plan& plan) {
  if (plan.format == "MJPG") return {V4L2_PIX_FMT_MJPEG};
  if (plan.format == "both") return {V4L2_PIX_FMT_YUYV, V4L2_PIX_FMT_MJPEG};
  return {V4L2_PIX_FMT_YUYV};
}

std::size_t frame_bytes(const Session& session) {
  return static_cast<std::size_t>(session.size.width) * session.size.height * 2;
}

// ---- pictures

void load_frames(Session& session, const Plan& plan) {
  if (session.frames == plan.frames) return;
  session.frames = plan.frames;
  session.content.clear();
  std::ifstream file(plan.frames, std::ios::binary | std::ios::ate);
  if (!file) return;
  std::string bytes(static_cast<std::size_t>(file.tellg()), '\0');
  file.seekg(0);
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (session.format == V4L2_PIX_FMT_MJPEG) {
    const std::string start("\xFF\xD8\xFF", 3);
    for (std::size_t at = bytes.find(start); at != std::string::npos;) {
      const std::size_t next = bytes.find(start, at + 3);
      session.content.push_back(bytes.substr(at, next - at));
      at = next;
    }
    return;
  }
  const std::size_t size = frame_bytes(session);
  for (std::size_t at = 0; at + size <= bytes.size(); at += size) {
    session.content.push_back(bytes.substr(at, size));
  }
}

// A grey ramp with a bright bar that moves by eight points a picture.
void draw_pattern(const Session& session, std::uint8_t* out) {
  const std::uint32_t bar = session.sequence * 8 % session.size.width;
  for (std::uint32_t y = 0; y < session.size.height; ++y) {
    for (std::uint32_t x = 0; x < session.size.width; ++x) {
      const bool lit = x >= bar && x < bar + 8;
      *out++ = static_cast<std::uint8_t>(lit ? 235 : 30 + 120 * x / session.size.width);
      *out++ = 128;
    }
  }
}

std::uint32_t fill(Session& session, const Plan& plan, Buffer& buffer) {
  load_frames(session, plan);
  if (session.content.empty()) {
    if (session.format == V4L2_PIX_FMT_MJPEG) return 0;
    draw_pattern(session, buffer.data);
    return static_cast<std::uint32_t>(frame_bytes(session));
  }
  const std::string& picture = session.content[session.sequence % session.content.size()];
  std::size_t size = std::min(picture.size(), buffer.length);
  if (plan.damage != 0 && session.sequence % plan.damage == plan.damage - 1) size /= 2;
  std::memcpy(buffer.data, picture.data(), size);
  return static_cast<std::uint32_t>(size);
}

// ---- what the device answers: 0, or an errno

int query_capabilities(const Plan& plan, v4l2_capability& answer) {
  answer = {};
  const auto copy = [](auto& field, const std::string& text) {
    std::snprintf(reinterpret_cast<char*>(field), sizeof field, "%s", text.c_str());
  };
  copy(answer.driver, "fake");
  copy(answer.card, plan.name);
  copy(answer.bus_info, plan.bus);
  answer.version = 0x060100;
  const std::uint32_t gives = plan.state == "meta" ? V4L2_CAP_META_CAPTURE : V4L2_CAP_VIDEO_CAPTURE;
  answer.device_caps = gives | V4L2_CAP_STREAMING;
  // A camera's nodes share the sum of what they can.
  answer.capabilities =
      V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_META_CAPTURE | V4L2_CAP_STREAMING | V4L2_CAP_DEVICE_CAPS;
  return 0;
}

int enumerate_formats(const Plan& plan, v4l2_fmtdesc& answer) {
  const std::vector<std::uint32_t> formats = formats_of(plan);
  if (answer.index >= formats.size() || answer.type != V4L2_BUF_TYPE_VIDEO_CAPTURE) return EINVAL;
  answer.pixelformat = formats[answer.index];
  answer.flags = answer.pixelformat == V4L2_PIX_FMT_MJPEG ? V4L2_FMT_FLAG_COMPRESSED : 0;
  return 0;
}

int enumerate_sizes(const Plan& plan, v4l2_frmsizeenum& answer) {
  if (answer.index >= plan.sizes.size()) return EINVAL;
  answer.type = V4L2_FRMSIZE_TYPE_DISCRETE;
  answer.discrete = {plan.sizes[answer.index].width, plan.sizes[answer.index].height};
  return 0;
}

void describe(std::uint32_t format, Size size, v4l2_format& answer) {
  v4l2_pix_format& pixels = answer.fmt.pix;
  pixels = {};
  pixels.width = size.width;
  pixels.height = size.height;
  pixels.pixelformat = format;
  pixels.field = V4L2_FIELD_NONE;
  pixels.bytesperline = format == V4L2_PIX_FMT_YUYV ? size.width * 2 : 0;
  pixels.sizeimage = size.width * size.height * 2;
  pixels.colorspace = V4L2_COLORSPACE_SRGB;
}

int set_format(Session& session, const Plan& plan, v4l2_format& answer, bool only_try) {
  if (answer.type != V4L2_BUF_TYPE_VIDEO_CAPTURE) return EINVAL;
  if (!only_try && (plan.state == "busy" || session.streaming)) return EBUSY;
  const std::vector<std::uint32_t> formats = formats_of(plan);
  std::uint32_t format = answer.fmt.pix.pixelformat;
  if (std::find(formats.begin(), formats.end(), format) == formats.end()) format = formats[0];
  const auto distance = [&](const Size& size) {
    return std::abs(static_cast<long>(size.width) - static_cast<long>(answer.fmt.pix.width)) +
           std::abs(static_cast<long>(size.height) - static_cast<long>(answer.fmt.pix.height));
  };
  const Size size =
      *std::min_element(plan.sizes.begin(), plan.sizes.end(),
                        [&](const Size& a, const Size& b) { return distance(a) < distance(b); });
  if (!only_try) {
    session.format = format;
    session.size = size;
    session.frames.clear();
    session.content.clear();
  }
  describe(format, size, answer);
  return 0;
}

int set_rate(const Plan& plan, v4l2_streamparm& answer) {
  if (answer.type != V4L2_BUF_TYPE_VIDEO_CAPTURE) return EINVAL;
  answer.parm.capture = {};
  answer.parm.capture.capability = V4L2_CAP_TIMEPERFRAME;
  answer.parm.capture.timeperframe = {1, plan.rate_hz};
  answer.parm.capture.readbuffers = 2;
  return 0;
}

void free_buffers(Session& session) {
  for (Buffer& buffer : session.buffers) {
    if (buffer.data != nullptr) ::munmap(buffer.data, buffer.length);
    if (buffer.memory >= 0) real_close(buffer.memory);
  }
  session.buffers.clear();
  session.queue.clear();
}

int request_buffers(Session& session, const Plan& plan, v4l2_requestbuffers& answer) {
  if (answer.type != V4L2_BUF_TYPE_VIDEO_CAPTURE || answer.memory != V4L2_MEMORY_MMAP) {
    return EINVAL;
  }
  if (plan.state == "busy" || session.streaming) return EBUSY;
  free_buffers(session);
  answer.count = std::min(answer.count, 16U);
  for (std::uint32_t i = 0; i < answer.count; ++i) {
    Buffer buffer;
    // Whole pages, as a driver gives.
    buffer.length = (frame_bytes(session) + 4095) / 4096 * 4096;
    buffer.memory = static_cast<int>(::syscall(SYS_memfd_create, "fake_v4l2", 1U));
    if (::ftruncate(buffer.memory, static_cast<off_t>(buffer.length)) != 0) return ENOMEM;
    void* data = reinterpret_cast<void*>(::syscall(
        SYS_mmap, nullptr, buffer.length, PROT_READ | PROT_WRITE, MAP_SHARED, buffer.memory, 0));
    if (data == MAP_FAILED) return ENOMEM;
    buffer.data = static_cast<std::uint8_t*>(data);
    session.buffers.push_back(buffer);
  }
  answer.capabilities = V4L2_BUF_CAP_SUPPORTS_MMAP;
  return 0;
}

int query_buffer(const Session& session, v4l2_buffer& answer) {
  if (answer.index >= session.buffers.size()) return EINVAL;
  const Buffer& buffer = session.buffers[answer.index];
  answer.length = static_cast<std::uint32_t>(buffer.length);
  answer.m.offset = answer.index << 24;
  answer.flags = V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC | (buffer.queued ? V4L2_BUF_FLAG_QUEUED : 0U);
  answer.field = V4L2_FIELD_NONE;
  return 0;
}

int queue_buffer(Session& session, v4l2_buffer& answer) {
  if (answer.index >= session.buffers.size() || session.buffers[answer.index].queued) return EINVAL;
  session.buffers[answer.index].queued = true;
  session.queue.push_back(answer.index);
  return query_buffer(session, answer);
}

void set_timer(int descriptor, unsigned rate_hz) {
  itimerspec times{};
  if (rate_hz == 1) {
    times.it_interval.tv_sec = 1;
  } else if (rate_hz > 1) {
    times.it_interval.tv_nsec = 1'000'000'000L / static_cast<long>(rate_hz);
  }
  times.it_value = times.it_interval;
  ::timerfd_settime(descriptor, 0, &times, nullptr);
}

int dequeue_buffer(int descriptor, Session& session, const Plan& plan, v4l2_buffer& answer) {
  if (!session.streaming) return EINVAL;
  if (plan.state == "silent") {
    set_timer(descriptor, 0);
    return EAGAIN;
  }
  std::uint64_t due = 0;
  if (::syscall(SYS_read, descriptor, &due, sizeof due) != sizeof due) return EAGAIN;
  // Those that were not fetched in time are lost, as their numbers show.
  session.sequence += static_cast<std::uint32_t>(due - 1);
  if (session.queue.empty()) {
    ++session.sequence;
    return EAGAIN;
  }
  const std::uint32_t index = session.queue.front();
  session.queue.pop_front();
  Buffer& buffer = session.buffers[index];
  buffer.queued = false;
  answer.index = index;
  query_buffer(session, answer);
  answer.bytesused = fill(session, plan, buffer);
  answer.sequence = session.sequence++;
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  answer.timestamp.tv_sec = now.tv_sec;
  answer.timestamp.tv_usec = now.tv_nsec / 1000;
  return 0;
}

int start_stop(int descriptor, Session& session, const Plan& plan, bool start) {
  if (start && plan.state == "busy") return EBUSY;
  session.streaming = start;
  session.sequence = 0;
  if (!start) {
    session.queue.clear();
    for (Buffer& buffer : session.buffers) buffer.queued = false;
  }
  set_timer(descriptor, start && plan.state != "silent" ? plan.rate_hz : 0);
  return 0;
}

int answer(int descriptor, Session& session, unsigned long request, void* argument) {
  const std::unique_ptr<Plan> plan = read_plan(session.device);
  if (plan == nullptr) return ENODEV;
  const auto as = [&]<typename T>(T*) -> T& { return *static_cast<T*>(argument); };
  switch (request) {
    case VIDIOC_QUERYCAP:
      return query_capabilities(*plan, as(static_cast<v4l2_capability*>(nullptr)));
    case VIDIOC_ENUM_FMT:
      return enumerate_formats(*plan, as(static_cast<v4l2_fmtdesc*>(nullptr)));
    case VIDIOC_ENUM_FRAMESIZES:
      return enumerate_sizes(*plan, as(static_cast<v4l2_frmsizeenum*>(nullptr)));
    case VIDIOC_G_FMT: {
      auto& format = as(static_cast<v4l2_format*>(nullptr));
      if (format.type != V4L2_BUF_TYPE_VIDEO_CAPTURE) return EINVAL;
      describe(session.format, session.size, format);
      return 0;
    }
    case VIDIOC_S_FMT:
    case VIDIOC_TRY_FMT:
      return set_format(session, *plan, as(static_cast<v4l2_format*>(nullptr)),
                        request == VIDIOC_TRY_FMT);
    case VIDIOC_G_PARM:
    case VIDIOC_S_PARM:
      return set_rate(*plan, as(static_cast<v4l2_streamparm*>(nullptr)));
    case VIDIOC_REQBUFS:
      return request_buffers(session, *plan, as(static_cast<v4l2_requestbuffers*>(nullptr)));
    case VIDIOC_QUERYBUF:
      return query_buffer(session, as(static_cast<v4l2_buffer*>(nullptr)));
    case VIDIOC_QBUF:
      return queue_buffer(session, as(static_cast<v4l2_buffer*>(nullptr)));
    case VIDIOC_DQBUF:
      return dequeue_buffer(descriptor, session, *plan, as(static_cast<v4l2_buffer*>(nullptr)));
    case VIDIOC_STREAMON:
      return start_stop(descriptor, session, *plan, true);
    case VIDIOC_STREAMOFF:
      return start_stop(descriptor, session, *plan, false);
    case VIDIOC_G_INPUT:
      as(static_cast<int*>(nullptr)) = 0;
      return 0;
    case VIDIOC_S_INPUT:
      return as(static_cast<int*>(nullptr)) == 0 ? 0 : EINVAL;
    case VIDIOC_QUERYCTRL:
    case VIDIOC_G_CTRL:
    case VIDIOC_S_CTRL:
      return EINVAL;  // no controls
    default:
      return ENOTTY;
  }
}

// ---- opening

// Whether the path is one of ours; *result is then the descriptor, or -1 with errno set.
bool open_fake(const char* path, int* result) {
  constexpr const char* kPrefix = "/dev/video";
  if (path == nullptr || std::strncmp(path, kPrefix, std::strlen(kPrefix)) != 0 || !is_active()) {
    return false;
  }
  const std::lock_guard lock(mutex());
  const std::string device = std::string(path).substr(std::strlen("/dev/"));
  const std::unique_ptr<Plan> plan = read_plan(device);
  *result = -1;
  if (plan == nullptr) {
    errno = ENOENT;
  } else if (plan->state == "denied") {
    errno = EACCES;
  } else {
    *result = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    auto session = std::make_unique<Session>();
    session->device = device;
    session->format = formats_of(*plan)[0];
    session->size = plan->sizes[0];
    sessions()[*result] = std::move(session);
  }
  return true;
}

template <typename F, typename... Rest>
int open_either(const char* name, const char* path, int flags, Rest... rest) {
  int result = -1;
  if (open_fake(path, &result)) return result;
  return real<F>(name)(path, flags, rest...);
}

mode_t mode_of(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

}  // namespace

// The C library's own names; what is not a fake device goes on to it.
extern "C" {

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_either<int(const char*, int, ...)>("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_either<int(const char*, int, ...)>("open64", path, flags, mode);
}

int __open_2(const char* path, int flags) {
  return open_either<int(const char*, int)>("__open_2", path, flags);
}

int __open64_2(const char* path, int flags) {
  return open_either<int(const char*, int)>("__open64_2", path, flags);
}

int close(int descriptor) {
  if (is_active()) {
    const std::lock_guard lock(mutex());
    const auto found = sessions().find(descriptor);
    if (found != sessions().end()) {
      free_buffers(*found->second);
      sessions().erase(found);
    }
  }
  return real_close(descriptor);
}

int ioctl(int descriptor, unsigned long request, ...) __THROW {
  va_list arguments;
  va_start(arguments, request);
  void* argument = va_arg(arguments, void*);
  va_end(arguments);
  if (is_active()) {
    const std::lock_guard lock(mutex());
    const auto found = sessions().find(descriptor);
    if (found != sessions().end()) {
      const int error = answer(descriptor, *found->second, request, argument);
      if (error == 0) return 0;
      errno = error;
      return -1;
    }
  }
  static auto* call = real<int(int, unsigned long, ...)>("ioctl");
  return call(descriptor, request, argument);
}

void* mmap(void* address, size_t length, int protection, int flags, int descriptor,
           off_t offset) __THROW {
  // Called before this library is ready, and by the allocator: nothing here may allocate.
  if (descriptor >= 0 && (flags & MAP_SHARED) != 0 && is_active()) {
    const std::lock_guard lock(mutex());
    const auto found = sessions().find(descriptor);
    if (found != sessions().end()) {
      const auto index = static_cast<std::size_t>(offset >> 24);
      if (index < found->second->buffers.size()) {
        return reinterpret_cast<void*>(::syscall(SYS_mmap, address, length, protection, flags,
                                                 found->second->buffers[index].memory, 0));
      }
      errno = EINVAL;
      return MAP_FAILED;
    }
  }
  return reinterpret_cast<void*>(
      ::syscall(SYS_mmap, address, length, protection, flags, descriptor, offset));
}

void* mmap64(void* address, size_t length, int protection, int flags, int descriptor,
             off64_t offset) __THROW {
  return mmap(address, length, protection, flags, descriptor, offset);
}

}  // extern "C"
