"""Everything that can be wrong with what the program is given: it says what, where and what helps, ends with the
right code, and loses nothing."""

import os
import resource
import signal

import support
from support import ASSETS, DEMO, png, read_csv


class BadSources(support.EndToEnd):
    def analyze(self, source, *more):
        return self.run_program("analyze", source, "--out", "out.csv", *more)

    def assert_refused(self, source, *words):
        self.assert_fails(self.analyze(source), 1, *words)
        self.assertFalse((self.folder / "out.csv").exists(), "a file was made for nothing")

    def test_no_such_camera(self):
        self.assert_refused("7", "/dev/video7")

    def test_no_such_file(self):
        self.assert_refused("nothing.mp4", "nothing.mp4")

    def test_nobody_at_the_address(self):
        self.assert_fails(self.analyze("http://127.0.0.1:9/video"), 1, "127.0.0.1:9")

    def test_address_of_an_unknown_kind(self):
        self.assert_fails(self.analyze("gopher://host/x"), 2, "gopher://host/x")

    def test_too_many_drawn_people(self):
        for word in ("synthetic:0", "synthetic:5", "synthetic:", "synthetic:three"):
            self.assert_fails(self.analyze(word), 2, word, "1 to 4")

    def test_empty_name(self):
        self.assert_fails(self.analyze(""), 2)

    def test_files_that_are_no_media(self):
        for name, content in (("empty.mp4", b""), ("noise.mp4", bytes(range(256)) * 40), ("text.png", b"hello\n"),
                              ("cut.png", png(64, 48)[:40]), ("half.mp4", DEMO.read_bytes()[:3000])):
            with self.subTest(name):
                self.write(name, content)
                self.assert_refused(name, name)

    def test_clip_that_is_damaged_in_the_middle_is_read_as_far_as_it_goes(self):
        content = bytearray(DEMO.read_bytes())
        middle = len(content) // 2
        content[middle:middle + 20000] = bytes(20000)
        clip = self.write("damaged.mp4", content)
        run = self.assert_done(self.analyze(clip))
        rows = read_csv(self.folder / "out.csv")
        self.assertGreater(len(rows), 600, run.stderr)

    def test_folder_with_junk(self):
        self.write("mixed/a.txt", b"no picture")
        self.write("mixed/b.jpg", b"")
        self.write("mixed/c.png", bytes(2000))
        (self.folder / "mixed/d.png").mkdir()
        self.draw_faces("mixed/e.png")
        self.write("mixed/f.png", png(64, 48))
        run = self.assert_done(self.analyze("mixed"))
        rows = read_csv(self.folder / "out.csv")
        self.assertEqual([row["detected"] for row in rows], ["1", "0"])
        self.assertIn("skipped", run.stderr)

    def test_folder_without_pictures(self):
        self.write("words/a.txt", b"no picture")
        self.assert_refused("words", "words")

    def test_odd_sizes_and_kinds_of_pictures(self):
        for i, (width, height, kind, bits) in enumerate(
                ((1, 1, 2, 8), (2, 3, 2, 8), (1, 500, 2, 8), (500, 1, 2, 8), (7, 7, 0, 8), (641, 479, 6, 8),
                 (33, 47, 2, 16), (4001, 17, 4, 8), (17, 4001, 0, 16), (3000, 3000, 2, 8))):
            self.write(f"odd/{i:02}.png", png(width, height, kind=kind, bits=bits))
        self.assert_done(self.analyze("odd"))
        rows = read_csv(self.folder / "out.csv")
        self.assertEqual(len(rows), 10)
        self.assertEqual({row["detected"] for row in rows}, {"0"})

    def test_no_face_gives_reasons_and_no_numbers(self):
        self.write("plain.png", png(640, 480))
        self.assert_done(self.analyze("plain.png", "--points"))
        (row,) = read_csv(self.folder / "out.csv")
        for column, value in row.items():
            if column not in ("frame", "time_s", "detected"):
                self.assertIn(value, ("", "no_face"), column)
        self.assertEqual(row["eye_contact_missing"], "no_face")

    def test_twenty_faces(self):
        self.draw_faces("crowd.png", 1600, 1200, columns=5, rows=4, inter_ocular_px=60)
        self.assert_done(self.analyze("crowd.png"))
        rows = read_csv(self.folder / "out.csv")
        self.assertEqual(len(rows), 8, "as many as are followed at most")
        self.assertEqual(len({row["face"] for row in rows}), 8)


class BadModels(support.EndToEnd):
    def analyze_with(self, assets, *more):
        return self.run_program("analyze", "synthetic", "--out", "out.csv", "--assets", assets, *more)

    def test_missing_model(self):
        assets = self.copy_assets()
        for name in ("face_mesh.onnx", "face_detector.onnx", "face_mesh_parts.json"):
            with self.subTest(name):
                link = assets / "models" / name
                target = os.readlink(link)
                link.unlink()
                self.assert_fails(self.analyze_with(assets), 1, name, "tools/fetch_assets")
                link.symlink_to(target)

    def test_damaged_model(self):
        assets = self.copy_assets()
        for name in ("face_mesh.onnx", "face_detector.onnx", "face_mesh_lips.onnx"):
            with self.subTest(name):
                content = bytearray((ASSETS / "models" / name).read_bytes())
                content[len(content) // 3] ^= 1
                path = assets / "models" / name
                target = os.readlink(path)
                path.unlink()
                path.write_bytes(content)
                self.assert_fails(self.analyze_with(assets), 1, name, "tools/fetch_assets")
                path.unlink()
                path.symlink_to(target)

    def test_missing_demo_clip(self):
        assets = self.copy_assets()
        (assets / "media" / DEMO.name).unlink()
        self.assert_fails(self.run_program("analyze", "demo", "--out", "out.csv", "--assets", assets), 1,
                          "tools/fetch_assets")

    def test_no_assets(self):
        self.assert_fails(self.analyze_with(self.folder), 2, "--assets")

    def test_bad_table_of_states(self):
        assets = self.copy_assets()
        states = assets / "states.json"
        good = (ASSETS / "states.json").read_text()
        for name, text in (("cut", good[:len(good) // 2]), ("empty", ""), ("list", "[]"),
                           ("cue", good.replace("brow_lower", "third_eye", 1)),
                           ("weight", good.replace('"weight": ', '"weight": "much", "was": ', 1))):
            with self.subTest(name):
                states.unlink()
                states.write_text(text)
                self.assert_fails(self.analyze_with(assets), 2, states)
        self.write("one.png", png(64, 48))
        self.assert_done(self.run_program("analyze", "one.png", "--out", "out.csv", "--assets", assets,
                                          "--cues-only"))


class BadPlaces(support.EndToEnd):
    def test_places_that_cannot_be_written(self):
        self.write("one.png", png(64, 48))
        self.write("file", b"x")
        for out in ("no/such/folder/out.csv", "file/out.csv", "/proc/out.csv"):
            with self.subTest(out):
                self.assert_fails(self.run_program("analyze", "one.png", "--out", out), 1, out, "--out")

    def test_full_disk(self):
        self.write("one.png", png(64, 48))
        self.assert_fails(self.run_program("analyze", "one.png", "--out", "/dev/full"), 1, "No space left", "--out")
        self.assert_fails(self.run_program("bench", "one.png", "--json", "/dev/full"), 1, "No space left")

    def test_file_that_may_not_grow_keeps_its_whole_rows(self):
        limit = 40_000
        run = self.run_program("analyze", "synthetic", "--out", "out.csv",
                               preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        self.assert_fails(run, 1, "out.csv")
        self.assert_whole(self.folder / "out.csv")
        self.assertGreater((self.folder / "out.csv").stat().st_size, limit - 2000)

    def assert_whole(self, path):
        content = path.read_bytes()
        self.assertTrue(content.endswith(b"\n"))
        rows = read_csv(path)
        self.assertGreater(len(rows), 2)
        for number, row in enumerate(rows):
            self.assertEqual(int(row["frame"]), number)
            self.assertNotIn(None, row.values(), "a row that is too short")
            self.assertNotIn(None, row, "a row that is too long")

    def test_cut_short_a_file_is_valid(self):
        for sent, code in ((signal.SIGINT, 1), (signal.SIGTERM, 1), (signal.SIGKILL, -signal.SIGKILL)):
            with self.subTest(sent):
                out = self.folder / f"{sent.name}.csv"
                process = self.start_program("analyze", DEMO, "--out", out)
                self.wait_until(lambda: out.exists() and out.stat().st_size > 20_000, "some rows")
                process.send_signal(sent)
                _, stderr = process.communicate(timeout=support.LONGEST_S)
                self.assertEqual(process.returncode, code, stderr)
                self.assert_whole(out)
                if code == 1:
                    self.assertIn("stopped before the end", stderr)

    def test_earlier_file_is_kept(self):
        self.write("one.png", png(64, 48))
        self.write("out.csv", b"precious\n")
        run = self.assert_done(self.run_program("analyze", "one.png", "--out", "out.csv"))
        self.assertEqual((self.folder / "out.csv~").read_bytes(), b"precious\n")
        self.assertIn("out.csv~", run.stderr)

    def test_one_bad_source_does_not_stop_the_others(self):
        self.write("a.png", png(64, 48))
        self.write("b.png", b"no picture")
        self.write("c.png", png(32, 32))
        run = self.run_program("analyze", "a.png", "b.png", "c.png", "--out", "all")
        self.assertEqual(run.returncode, 1)
        self.assertIn("b.png", run.stderr)
        self.assertEqual(sorted(p.name for p in (self.folder / "all").iterdir()), ["a.csv", "c.csv"])

    def test_no_display(self):
        self.assert_fails(self.run_program("demo"), 1, "attune analyze")

    def test_unknown_option(self):
        self.assert_fails(self.run_program("demo", "--magic"), 2, "--magic")


if __name__ == "__main__":
    support.main()
