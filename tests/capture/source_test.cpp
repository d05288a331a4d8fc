#include "capture/source.hpp"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <random>

#include "support/clip_writer.hpp"
#include "support/fake_clock.hpp"
#include "support/mutate.hpp"
#include "support/temp_folder.hpp"

namespace attune::capture {
namespace {

using attune::testing::FakeClock;
using attune::testing::TempFolder;
using ::testing::AllOf;
using ::testing::HasSubstr;

// A port of this machine that someone might connect to.
class Listener {
 public:
  Listener() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(socket_, 8) != 0 ||
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
      throw std::runtime_error("cannot listen");
    }
    port_ = ntohs(address.sin_port);
  }
  ~Listener() { ::close(socket_); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  bool was_called() const {
    const int caller = ::accept(socket_, nullptr, nullptr);
    if (caller < 0) return false;
    ::close(caller);
    return true;
  }

 private:
  int socket_;
  int port_ = 0;
};

std::string error_of(const std::string& spec, const SourceOptions& options = {}) {
  FakeClock clock(0.0, 0.01);
  try {
    open_source(spec, options, clock);
  } catch (const core::Error& error) {
    EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
    return error.what();
  }
  return "no error";
}

void write_text(const std::string& path, const std::string& text) {
  attune::testing::write_bytes(path, {text.begin(), text.end()});
}

TEST(OpenSource, OpensFilesFoldersAndDemo) {
  const TempFolder folder;
  FakeClock clock;
  attune::testing::write_clip(folder.file("a.mp4"), {});
  EXPECT_EQ(open_source(folder.file("a.mp4"), {}, clock)->info().name, "a.mp4");
  EXPECT_EQ(open_source("file://" + folder.file("a.mp4"), {}, clock)->info().name, "a.mp4");
  EXPECT_EQ(open_source("demo", {.demo_path = folder.file("a.mp4")}, clock)->info().name, "demo");
  EXPECT_TRUE(std::holds_alternative<core::FramePtr>(open_source("synthetic", {}, clock)->read()));
  std::filesystem::create_directory(folder.path() / "faces");
  cv::imwrite(folder.file("faces/1.png"), cv::Mat(9, 9, CV_8UC3, cv::Scalar::all(9)));
  EXPECT_EQ(open_source(folder.file("faces/"), {}, clock)->info().frame_count, 1);
}

TEST(OpenSource, MissingDemoSaysHowToGetIt) {
  EXPECT_THAT(error_of("demo"), HasSubstr("run tools/fetch_assets"));
  EXPECT_THAT(error_of("demo", {.demo_path = "/nowhere/demo.mp4"}),
              HasSubstr("tools/fetch_assets"));
}

TEST(OpenSource, DeadAddressIsAnError) {
  std::string address;
  {
    const Listener listener;
    address = listener.address();
  }
  EXPECT_THAT(error_of("http://" + address + "/video"),
              AllOf(HasSubstr("cannot open http://" + address), HasSubstr("check the address")));
}

TEST(OpenSource, NothingIsPrintedAboutDamagedMedia) {
  const TempFolder folder;
  cv::imwrite(folder.file("a.png"), attune::testing::clip_picture({}, 1));
  cv::imwrite(folder.file("a.jpg"), attune::testing::clip_picture({}, 1));
  attune::testing::write_clip(folder.file("a.mp4"), {});
  attune::testing::write_clip(folder.file("a.avi"), {.codec = "mjpeg"});
  std::mt19937 random(5);
  FakeClock clock;
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  for (const char* name : {"a.png", "a.jpg", "a.mp4", "a.avi"}) {
    const auto bytes = attune::testing::read_bytes(folder.file(name));
    for (int i = 0; i < 25; ++i) {
      attune::testing::write_bytes(folder.file("damaged"), attune::testing::mutate(bytes, random));
      try {
        const auto source = open_source(folder.file("damaged"), {}, clock);
        while (std::holds_alternative<core::FramePtr>(source->read())) {
        }
      } catch (const core::Error&) {
      }
    }
  }
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
}

TEST(OpenSource, LocalFilesNeverReachTheNetworkOrOtherFiles) {
  const TempFolder folder;
  const Listener listener;
  const std::string url = "http://" + listener.address() + "/a.mp4";
  attune::testing::write_clip(folder.file("secret.mp4"), {});
  attune::testing::write_clip(folder.file("part.ts"), {});
  const std::string playlist = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n#EXTINF:1.0,\n";
  write_text(folder.file("a.m3u8"), playlist + url + "\n#EXT-X-ENDLIST\n");
  write_text(folder.file("b.m3u8"), playlist + folder.file("part.ts") + "\n#EXT-X-ENDLIST\n");
  write_text(folder.file("c.mp4"), playlist + url + "\n#EXT-X-ENDLIST\n");
  write_text(folder.file("a.ffconcat"), "ffconcat version 1.0\nfile '" + url + "'\n");
  write_text(folder.file("b.ffconcat"), "ffconcat version 1.0\nfile secret.mp4\n");
  write_text(folder.file("a.sdp"),
             "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP "
             "96\na=rtpmap:96 H264/90000\n");
  write_text(folder.file("a.mpd"),
             "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" "
             "mediaPresentationDuration=\"PT1S\"><Period><AdaptationSet mimeType=\"video/mp4\">"
             "<Representation id=\"1\" bandwidth=\"1\"><BaseURL>" +
                 url + "</BaseURL></Representation></AdaptationSet></Period></MPD>\n");
  write_text(folder.file("a.asx"), "<ASX><ENTRY><REF HREF=\"" + url + "\"/></ENTRY></ASX>");
  write_text(folder.file("a.ram"), url + "\n");
  for (const char* name : {"a.m3u8", "b.m3u8", "c.mp4", "a.ffconcat", "b.ffconcat", "a.sdp",
                           "a.mpd", "a.asx", "a.ram"}) {
    EXPECT_THAT(error_of(folder.file(name)), HasSubstr("not a video or picture")) << name;
    EXPECT_FALSE(listener.was_called()) << name;
  }
  // Nor do names that FFmpeg would take for protocols.
  for (const std::string& name :
       {"concat:" + folder.file("part.ts"), "tcp:" + listener.address(),
        std::string("subfile,,start,0,end,0,,:") + folder.file("secret.mp4"), "cache:" + url,
        std::string("data:video/mp4;base64,AAAA")}) {
    EXPECT_THAT(error_of(name), HasSubstr("no such file")) << name;
    EXPECT_FALSE(listener.was_called()) << name;
  }
}

}  // namespace
}  // namespace attune::capture
