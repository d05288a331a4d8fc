#include "support/mjpeg_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <opencv2/imgcodecs.hpp>
#include <stdexcept>

namespace attune::testing {

MjpegServer::MjpegServer(const std::vector<cv::Mat>& frames, double rate_hz)
    : interval_ms_(std::max(1, static_cast<int>(1000.0 / rate_hz))) {
  for (const cv::Mat& frame : frames) {
    std::vector<unsigned char> bytes;
    cv::imencode(".jpg", frame, bytes);
    jpegs_.emplace_back(bytes.begin(), bytes.end());
  }
  start();
}

MjpegServer::~MjpegServer() { stop(); }

std::string MjpegServer::url() const {
  return "http://127.0.0.1:" + std::to_string(port_) + "/video";
}

void MjpegServer::start() {
  if (thread_.joinable()) return;
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int yes = 1;
  ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port_));
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener, generic, size) != 0 || ::listen(listener, 8) != 0 ||
      ::getsockname(listener, generic, &size) != 0) {
    ::close(listener);
    throw std::runtime_error("the test server cannot listen");
  }
  port_ = ntohs(address.sin_port);
  stop_event_ = ::eventfd(0, EFD_CLOEXEC);
  thread_ = std::jthread([this, listener] { serve(listener); });
}

void MjpegServer::stop() {
  if (!thread_.joinable()) return;
  const std::uint64_t one = 1;
  if (::write(stop_event_, &one, sizeof one) != sizeof one) std::terminate();
  thread_.join();
  ::close(stop_event_);
}

bool MjpegServer::wait(int milliseconds) const {
  pollfd stop{stop_event_, POLLIN, 0};
  return ::poll(&stop, 1, milliseconds) != 0;
}

void MjpegServer::serve(int listener) {
  while (true) {
    pollfd events[] = {{stop_event_, POLLIN, 0}, {listener, POLLIN, 0}};
    if (::poll(events, 2, -1) < 0 || events[0].revents != 0) break;
    const int caller = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (caller < 0) continue;
    serve_caller(caller);
    ::close(caller);
  }
  ::close(listener);
}

void MjpegServer::serve_caller(int caller) {
  char request[2048];
  if (::recv(caller, request, sizeof request, 0) <= 0) return;
  if (manner_ == Manner::mute) {
    wait(-1);
    return;
  }
  if (manner_ == Manner::not_video) {
    const std::string page = "<html>hello</html>\n";
    send_all(caller, "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Length: " +
                         std::to_string(page.size()) + "\r\n\r\n" + page);
    return;
  }
  if (!send_all(caller,
                "HTTP/1.0 200 OK\r\n"
                "Content-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n")) {
    return;
  }
  for (std::size_t i = 0; manner_ == Manner::video; i = (i + 1) % jpegs_.size()) {
    const std::string& jpeg = jpegs_[i];
    if (!send_all(caller, "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " +
                              std::to_string(jpeg.size()) + "\r\n\r\n" + jpeg + "\r\n") ||
        wait(interval_ms_)) {
      return;
    }
  }
  wait(-1);
}

bool MjpegServer::send_all(int caller, const std::string& bytes) const {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    pollfd events[] = {{stop_event_, POLLIN, 0}, {caller, POLLOUT, 0}};
    if (::poll(events, 2, -1) < 0 || events[0].revents != 0) return false;
    const ssize_t count =
        ::send(caller, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count < 0) return false;
    sent += static_cast<std::size_t>(count);
  }
  return true;
}

}  // namespace attune::testing
