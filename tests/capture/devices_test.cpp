#include "capture/devices.hpp"

#include <gtest/gtest.h>

#include "support/fake_camera.hpp"

namespace attune::capture {
namespace {

using attune::testing::FakeCameras;

TEST(Devices, AreListedByNameWithTheNodesThatGivePictures) {
  FakeCameras cameras;
  EXPECT_TRUE(list_devices().empty());
  cameras.set(0, "name=Front_Camera bus=usb-1");
  cameras.set(1, "name=Front_Camera state=meta");
  cameras.set(12, "name=Desk_Camera state=busy");
  const std::vector<Device> devices = list_devices();
  ASSERT_EQ(devices.size(), 3U);
  EXPECT_EQ(devices[0].path, "/dev/video0");
  EXPECT_EQ(devices[0].name, "Front Camera");
  EXPECT_EQ(devices[0].bus, "usb-1");
  EXPECT_TRUE(devices[0].can_capture);
  EXPECT_FALSE(devices[1].can_capture);
  EXPECT_EQ(devices[2].index, 12);
  EXPECT_EQ(devices[2].name, "Desk Camera");
  EXPECT_TRUE(devices[2].can_capture);
}

TEST(Devices, WithoutPermissionTheyAreStillListed) {
  FakeCameras cameras;
  cameras.set(40, "name=Front_Camera state=denied");
  const std::vector<Device> devices = list_devices();
  ASSERT_EQ(devices.size(), 1U);
  EXPECT_EQ(devices[0].path, "/dev/video40");
  EXPECT_FALSE(devices[0].name.empty());
  EXPECT_TRUE(devices[0].can_capture);
}

TEST(Devices, ProbeSaysWhatStandsInTheWay) {
  FakeCameras cameras;
  cameras.set(0, "");
  cameras.set(1, "state=busy");
  cameras.set(2, "state=denied");
  cameras.set(3, "state=meta");
  EXPECT_EQ(probe_device("/dev/video0"), DeviceState::ready);
  EXPECT_EQ(probe_device("/dev/video1"), DeviceState::busy);
  EXPECT_EQ(probe_device("/dev/video2"), DeviceState::no_permission);
  EXPECT_EQ(probe_device("/dev/video3"), DeviceState::not_a_camera);
  EXPECT_EQ(probe_device("/dev/video4"), DeviceState::no_device);
  EXPECT_EQ(probe_device("/dev/null"), DeviceState::not_a_camera);
}

}  // namespace
}  // namespace attune::capture
