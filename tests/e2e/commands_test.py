"""What each command gives for good input."""

import csv
import json
import math
import os
import subprocess

import support
from support import DEMO, png, read_csv


class Analyze(support.EndToEnd):
    def test_demo_has_one_face_with_one_id_in_every_frame(self):
        # Both backends side by side, as a user would do it with two clips.
        runs = [self.start_program("analyze", DEMO, "--backend", backend, "--out", f"{backend}.csv")
                for backend in ("mesh", "classic")]
        for run in runs:
            _, stderr = run.communicate(timeout=900)
            self.assertEqual(run.returncode, 0, stderr)
        for backend in ("mesh", "classic"):
            rows = read_csv(self.folder / f"{backend}.csv")
            self.assertEqual(len(rows), 1337)
            detected = [row for row in rows if row["detected"] == "1"]
            self.assertGreaterEqual(len(detected), 0.995 * len(rows), backend)
            self.assertEqual({row["face"] for row in detected}, {"1"}, backend)
            head = (self.folder / f"{backend}.csv").read_text().splitlines()[:4]
            self.assertTrue(head[0].startswith("# attune "))
            self.assertEqual(head[2], f"# backend {backend}")
            self.assertIn(" sha256 ", head[3])

    # One test, since the drawn person takes a minute to show every cue.
    def test_every_cell_is_sound_and_the_same_input_gives_the_same_file(self):
        for name in ("one.csv", "two.csv"):
            self.assert_done(self.run_program("analyze", "synthetic", "--out", name, "--points"))
        self.assertEqual((self.folder / "one.csv").read_bytes(), (self.folder / "two.csv").read_bytes())
        self.assert_numbers_in_range_or_reasons(read_csv(self.folder / "one.csv"))

    def assert_numbers_in_range_or_reasons(self, rows):
        cues = [name[:-len("_confidence")] for name in rows[0]
                if name.endswith("_confidence") and name != "state_confidence"]
        self.assertEqual(len(cues), 67)
        seen = set()
        for row in rows:
            for cue in cues:
                if row[cue] == "":
                    self.assertEqual(row[cue + "_confidence"], "")
                    self.assertNotEqual(row[cue + "_missing"], "", cue)
                else:
                    seen.add(cue)
                    self.assertTrue(math.isfinite(float(row[cue])))
                    self.assertTrue(0.0 <= float(row[cue + "_confidence"]) <= 1.0)
                    self.assertEqual(row[cue + "_missing"], "")
            self.assertNotEqual(row["state"] == "", row["state_missing"] == "")
            self.assertNotEqual(row["state_reason"], "")
        self.assertEqual(set(cues) - seen, set())

    def test_cues_only_names_no_state(self):
        self.draw_faces("one.png")
        self.assert_done(self.run_program("analyze", "one.png", "--out", "out.csv", "--cues-only"))
        (row,) = read_csv(self.folder / "out.csv")
        self.assertEqual(row["state"], "")
        self.assertEqual(row["state_missing"], "switched_off")

    def test_points_are_in_pixels_and_all_there(self):
        self.draw_faces("one.png")
        for backend, count in (("mesh", 478), ("classic", 68)):
            self.assert_done(self.run_program("analyze", "one.png", "--out", f"{backend}.csv", "--points",
                                              "--backend", backend))
            (row,) = read_csv(self.folder / f"{backend}.csv")
            self.assertEqual(sum(name.startswith("px") for name in row), count)
            nose = {"mesh": 1, "classic": 30}[backend]
            self.assertAlmostEqual(float(row[f"px{nose}"]), 320, delta=12)
            self.assertTrue(all(0 < float(row[f"py{i}"]) < 480 for i in range(count)))

    def test_json_lines(self):
        self.draw_faces("two.png", 1280, 480, columns=2)
        self.assert_done(self.run_program("analyze", "two.png", "--out", "out.jsonl"))
        head, frame = map(json.loads, (self.folder / "out.jsonl").read_text().splitlines())
        self.assertEqual(head["backend"], "mesh")
        self.assertIn("face_mesh.onnx", head["models"])
        self.assertEqual([face["face"] for face in frame["faces"]], [1, 2])
        self.assertIn("value", frame["faces"][0]["cues"]["mouth_open"])

    def test_openface_columns(self):
        self.draw_faces("one.png")
        self.assert_done(self.run_program("analyze", "one.png", "--out", "out.csv", "--format", "openface"))
        with open(self.folder / "out.csv", newline="", encoding="utf-8") as file:
            (row,) = csv.DictReader(file)
        self.assertEqual(list(row)[:5], ["frame", "face_id", "timestamp", "confidence", "success"])
        self.assertEqual(row["success"], "1")
        self.assertLess(abs(float(row["pose_Rx"])), 0.3)
        self.assertTrue(300 < float(row["pose_Tz"]) < 1200)
        self.assertLess(float(row["x_36"]), float(row["x_45"]), "the right eye is on the left")

    def test_several_sources_go_to_a_folder(self):
        self.draw_faces("a/face.png")
        self.write("b/face.png", png(64, 48))
        self.assert_done(self.run_program("analyze", "a/face.png", "b/face.png", "--out", "all"))
        self.assertEqual(read_csv(self.folder / "all/face.csv")[0]["detected"], "1")
        self.assertEqual(read_csv(self.folder / "all/face-2.csv")[0]["detected"], "0")

    def test_table_goes_down_a_pipe(self):
        self.draw_faces("one.png")
        run = self.assert_done(self.run_program("analyze", "one.png", "--out", "/dev/stdout"))
        self.assertEqual(len(run.stdout.splitlines()), 3 + 9 + 1 + 1, "head, models, columns and one row")

    def test_reader_that_goes_away_is_an_error_not_a_crash(self):
        run = subprocess.run(f"'{support.PROGRAM}' analyze synthetic --out /dev/stdout | head -n 12 >/dev/null; "
                             "exit ${PIPESTATUS[0]}", shell=True, executable="/bin/bash", capture_output=True,
                             text=True, cwd=self.folder, env=self.environment, timeout=support.LONGEST_S)
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertIn("Broken pipe", run.stderr)

    def test_files_are_for_their_owner_alone(self):
        self.write("one.png", png(64, 48))
        self.assert_done(self.run_program("analyze", "one.png", "--out", "out.csv"))
        self.assertEqual(os.stat(self.folder / "out.csv").st_mode & 0o777, 0o600)

    def test_another_locale_changes_no_number(self):
        self.draw_faces("one.png")
        self.assert_done(self.run_program("analyze", "one.png", "--out", "plain.csv"))
        self.environment["LC_ALL"] = "de_DE.UTF-8"
        self.assert_done(self.run_program("analyze", "one.png", "--out", "german.csv"))
        self.assertEqual((self.folder / "plain.csv").read_text(), (self.folder / "german.csv").read_text())


class Bench(support.EndToEnd):
    def test_json_has_the_agreed_names(self):
        run = self.assert_done(self.run_program("bench", "demo", "--frames", "40", "--threads", "2", "--json",
                                                "out.json"))
        self.assertIn("median", run.stdout)
        result = json.loads((self.folder / "out.json").read_text())
        self.assertEqual(list(result), ["frames", "fps", "frame_ms", "stages", "startup_ms", "peak_rss_mb",
                                        "threads", "cpu_s"])
        self.assertEqual(result["frames"], 40)
        self.assertEqual(result["threads"], 2)
        for stage in ("decode", "detect", "landmarks", "pose", "quality", "cues", "state"):
            self.assertLessEqual(result["stages"][stage]["p50"], result["stages"][stage]["p95"])
        self.assertGreater(result["startup_ms"], 1)
        self.assertGreater(result["peak_rss_mb"], 20)

    def test_json_alone_goes_to_standard_output(self):
        run = self.assert_done(self.run_program("bench", "synthetic", "--frames", "5", "--json"))
        self.assertEqual(json.loads(run.stdout)["frames"], 5)

    def test_several_drawn_people(self):
        run = self.assert_done(self.run_program("bench", "synthetic:3", "--frames", "5", "--json"))
        self.assertEqual(json.loads(run.stdout)["frames"], 5)

    def test_a_source_behind_json_is_no_file_name(self):
        self.draw_faces("one/a.png")
        run = self.assert_done(self.run_program("bench", "--json", "one"))
        self.assertEqual(json.loads(run.stdout)["frames"], 1)

    def test_short_source_is_repeated(self):
        self.draw_faces("one/a.png")
        run = self.assert_done(self.run_program("bench", "one", "--frames", "7", "--json", "-"))
        self.assertEqual(json.loads(run.stdout)["frames"], 7)


class Evaluate(support.EndToEnd):
    def table(self, rows):
        header = "image," + ",".join(f"x{i},y{i}" for i in range(68))
        return self.write("landmarks.csv", "\n".join([header, *rows, ""]).encode())

    def points(self, name):
        """The 68 points that the classic backend itself finds: against these it has no error."""
        self.assert_done(self.run_program("analyze", f"images/{name}", "--out", "points.csv", "--points",
                                          "--backend", "classic"))
        (row,) = read_csv(self.folder / "points.csv")
        return ",".join(f"{row[f'px{i}']},{row[f'py{i}']}" for i in range(68))

    def test_landmarks(self):
        self.draw_faces("images/a.png")
        self.write("images/b.png", png(640, 480))
        points = self.points("a.png")
        self.table([f"a.png,{points}", f"b.png,{points}"])
        run = self.assert_done(self.run_program("evaluate", "landmarks", "--images", "images", "--landmarks",
                                                "landmarks.csv", "--json", "out.json"))
        self.assertIn("missed", run.stdout)
        result = json.loads((self.folder / "out.json").read_text())
        self.assertEqual(list(result), ["mesh", "classic"])
        for score in result.values():
            self.assertEqual(list(score), ["n", "n_missed", "nme", "nme_inner", "nme_p90", "by_part"])
            self.assertEqual((score["n"], score["n_missed"]), (2, 1))
            self.assertEqual(list(score["by_part"]), ["jaw", "brows", "nose", "eyes", "mouth"])
        self.assertLess(result["classic"]["nme"], 0.001)
        self.assertLess(result["mesh"]["nme"], 0.15)
        self.assertGreater(result["mesh"]["nme"], 0.001)

    def test_one_backend_alone(self):
        self.draw_faces("images/a.png")
        self.table([f"a.png,{self.points('a.png')}"])
        run = self.assert_done(self.run_program("evaluate", "landmarks", "--images", "images", "--landmarks",
                                                "landmarks.csv", "--json", "--backend", "classic"))
        self.assertEqual(list(json.loads(run.stdout)), ["classic"])

    def test_wrong_tables_and_missing_pictures(self):
        (self.folder / "images").mkdir()
        self.table(["gone.png," + ",".join(str(i) for i in range(136))])
        arguments = ("evaluate", "landmarks", "--images", "images", "--landmarks")
        self.assert_fails(self.run_program(*arguments, "landmarks.csv"), 1, "gone.png")
        self.write("words.csv", b"hello\n")
        self.assert_fails(self.run_program(*arguments, "words.csv"), 1, "words.csv, line 1")
        self.assert_fails(self.run_program(*arguments, "nowhere.csv"), 1, "nowhere.csv")
        self.assert_fails(self.run_program(*arguments, "images"), 1, "images")


class EvaluateCues(support.EndToEnd):
    ARGUMENTS = ("evaluate", "cues", "--images", "images", "--ratings", "ratings.csv")

    def test_ratings(self):
        self.draw_faces("images/a.png")
        (self.folder / "images" / "b.png").write_bytes(support.png(200, 150))
        self.write("ratings.csv", b"image,gaze,mouth_open\na.png,contact,closed\nb.png,contact,\n")
        self.assert_done(self.run_program(*self.ARGUMENTS, "--json", "out.json", "--details", "details.csv"))
        result = json.loads((self.folder / "out.json").read_text())
        self.assertEqual(set(result), {"gaze", "mouth_open"})
        self.assertEqual((result["gaze"]["n"], result["gaze"]["n_unreadable"]), (2, 1), "no face in b.png")
        self.assertEqual(result["gaze"]["recall_contact"], 0.5, "what cannot be read counts as wrong")
        self.assertEqual((result["mouth_open"]["n"], result["mouth_open"]["n_unreadable"]), (1, 0))
        self.assertEqual(len((self.folder / "details.csv").read_text().splitlines()), 3)

    def test_wrong_tables_and_missing_pictures(self):
        (self.folder / "images").mkdir()
        self.write("ratings.csv", b"image,gaze\ngone.png,contact\n")
        self.assert_fails(self.run_program(*self.ARGUMENTS), 1, "gone.png", "ratings")
        self.write("ratings.csv", b"picture,gaze\n")
        self.assert_fails(self.run_program(*self.ARGUMENTS), 1, "ratings.csv, line 1")


class EvaluateExpression(support.EndToEnd):
    """Crops of one grey: the model has to answer something, and the command has to count it right."""

    VOTES = "file,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF\n"

    def crops(self, *names):
        (self.folder / "crops").mkdir()
        for number, name in enumerate(names):
            pixels = bytes((x * (number + 3) + y * y) % 256 for y in range(48) for x in range(48))
            self.write("crops/" + name, b"P5\n48 48\n255\n" + pixels)

    def evaluate(self, *arguments):
        return self.run_program("evaluate", "expression", "--images", "crops", "--labels", "labels.csv", *arguments)

    def test_votes(self):
        self.crops("a.pgm", "b.pgm", "c.pgm")
        self.write("labels.csv", (self.VOTES + "a.pgm,9,1,0,0,0,0,0,0,0,0\nb.pgm,4,4,2,0,0,0,0,0,0,0\n"
                                  "c.pgm,0,0,4,0,3,0,3,0,0,0\n").encode())
        run = self.assert_done(self.evaluate("--json", "out.json"))
        self.assertIn("1 faces without a single leading expression", run.stdout)
        result = json.loads((self.folder / "out.json").read_text())
        self.assertEqual((result["n"], result["n_majority"]), (2, 1))
        self.assertEqual(sum(map(sum, result["confusion"]["matrix"])), 2)
        self.assertEqual(list(result["coverage_accuracy"]), ["100", "90", "80", "70", "60", "50"])
        for name in ("accuracy", "macro_f1", "balanced_accuracy", "ece"):
            self.assertTrue(0 <= result[name] <= 1, name)
        self.assertEqual(set(result["recall"]), set(result["confusion"]["classes"]))

    def test_names_and_restricted_classes(self):
        self.crops("a.pgm", "b.pgm")
        self.write("labels.csv", b"file,label\na.pgm,fear\nb.pgm,happiness\n")
        run = self.assert_done(self.evaluate("--classes", "fear,anger", "--json"))
        result = json.loads(run.stdout)
        self.assertEqual(result["n"], 1)
        self.assertEqual(result["confusion"]["classes"], ["fear", "anger"])
        self.assertIsNone(result["accuracy_majority"])

    def test_wrong_tables_and_missing_pictures(self):
        self.crops("a.pgm")
        self.write("labels.csv", b"file,label\ngone.pgm,fear\n")
        self.assert_fails(self.evaluate(), 1, "gone.pgm")
        self.assert_fails(self.evaluate("--classes", "fear,joy"), 2, "joy")
        self.write("labels.csv", b"file,label\na.pgm,joy\n")
        self.assert_fails(self.evaluate(), 1, "labels.csv, line 2")


class Doctor(support.EndToEnd):
    def test_every_line_is_ok_or_has_a_remedy(self):
        run = self.run_program("doctor")
        lines = run.stdout.splitlines()
        self.assertTrue({line[9:24].strip() for line in lines} >= {"camera", "mesh models", "classic model", "expression", "states",
                                                                  "demo clip", "window", "disk"}, run.stdout)
        problems = [line for line in lines if line.startswith("PROBLEM")]
        self.assertEqual(len(problems), 1, run.stdout)
        self.assertIn("DISPLAY", problems[0])
        self.assertEqual(run.returncode, 1)

    def test_missing_model_is_a_problem(self):
        assets = self.copy_assets()
        (assets / "models/face_mesh.onnx").unlink()
        run = self.run_program("doctor", "--assets", assets)
        self.assertEqual(run.returncode, 1)
        self.assertRegex(run.stdout, r"PROBLEM +mesh models .*face_mesh\.onnx.*tools/fetch_assets")


if __name__ == "__main__":
    support.main()
