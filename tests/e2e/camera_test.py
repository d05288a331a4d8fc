"""Cameras as a user meets them: listed, busy, forbidden, pulled out and plugged in again. A preloaded library
stands for the device (support/fake_v4l2.cpp); the program is the whole one."""

import os
import signal

import support
from support import read_csv


class Camera(support.EndToEnd):
    def setUp(self):
        super().setUp()
        self.control = self.folder / "cameras"
        self.environment.update(LD_PRELOAD=support.FAKE_V4L2, ATTUNE_FAKE_V4L2=str(self.control),
                                OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT="1")
        # A sanitizer wants to be the first library; the fake camera is before it and does no harm there.
        self.environment["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"

    def plug_in(self, *settings):
        lines = [f"video{number} {line}\n" for number, line in enumerate(settings)]
        new = self.folder / "cameras.new"
        new.write_text("".join(lines))
        new.rename(self.control)  # the program never sees half a file

    def rows(self, name="out.csv"):
        path = self.folder / name
        return len(read_csv(path)) if path.exists() and path.stat().st_size > 0 else 0

    def end(self, process):
        process.send_signal(signal.SIGINT)
        return process.communicate(timeout=support.LONGEST_S)[1]

    def test_doctor_lists_cameras_by_name_and_tells_what_is_wrong(self):
        self.plug_in("name=Front", "name=Desk state=busy", "name=Door state=denied", "name=Data state=meta")
        lines = self.run_program("doctor").stdout.splitlines()
        cameras = [line for line in lines if " camera " in line]
        self.assertEqual(len(cameras), 3, cameras)
        self.assertTrue(cameras[0].startswith("ok") and "Front (/dev/video0)" in cameras[0], cameras)
        self.assertTrue(cameras[1].startswith("PROBLEM") and "close that program" in cameras[1], cameras)
        self.assertTrue(cameras[2].startswith("PROBLEM") and "usermod" in cameras[2], cameras)

    def test_busy_and_forbidden_cameras_are_refused_with_a_remedy(self):
        for state, word in (("busy", "another program"), ("denied", "permission"), ("meta", "/dev/video0")):
            with self.subTest(state):
                self.plug_in(f"state={state}")
                self.assert_fails(self.run_program("analyze", "0", "--out", "out.csv"), 1, "/dev/video0", word)

    def test_ctrl_c_ends_a_camera_well(self):
        self.plug_in("name=Front")
        process = self.start_program("analyze", "0", "--out", "out.csv")
        self.wait_until(lambda: self.rows() > 5, "pictures of the camera")
        stderr = self.end(process)
        self.assertEqual(process.returncode, 0, stderr)
        self.assertIn("Front", stderr)
        times = [float(row["time_s"]) for row in read_csv(self.folder / "out.csv")]
        self.assertEqual(times, sorted(set(times)), "times grow")

    def test_unplugged_and_plugged_in_again(self):
        self.plug_in("name=Front")
        process = self.start_program("analyze", "/dev/video0", "--out", "out.csv")
        self.wait_until(lambda: self.rows() > 5, "pictures of the camera")
        self.plug_in("name=Front state=gone")
        line = process.stderr.readline()
        self.assertIn("trying again", line)
        before = self.rows()
        self.plug_in("name=Front")
        self.wait_until(lambda: self.rows() > before + 5, "pictures of the camera that is back")
        stderr = self.end(process)
        self.assertEqual(process.returncode, 0, stderr)
        rows = read_csv(self.folder / "out.csv")
        self.assertEqual([int(row["frame"]) for row in rows], list(range(len(rows))))

    def test_ctrl_c_while_the_camera_is_away(self):
        self.plug_in("name=Front")
        process = self.start_program("analyze", "0", "--out", "out.csv")
        self.wait_until(lambda: self.rows() > 2, "pictures of the camera")
        self.plug_in("name=Front state=gone")
        self.assertIn("trying again", process.stderr.readline())
        stderr = self.end(process)
        self.assertEqual(process.returncode, 0, stderr)
        self.assertGreater(self.rows(), 2)


if __name__ == "__main__":
    support.main()
