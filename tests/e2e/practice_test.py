#!/usr/bin/python3
"""A learner's first lesson in the real window, with nothing but keys: start, answers, reveals, comfort, progress.

Run on a screen of its own (tests/app/on_xvfb).
"""

import json
import os
import sqlite3
import subprocess
import time
import unittest

import support
from x11_keys import Keyboard


# From the program's start to the first question, two keys and a clip of two seconds between them. The goal is 10 s;
# the keys are pressed every half second here, and a busy machine is slower.
LONGEST_WAIT_S = 20.0


class Practice(support.EndToEnd):
    def setUp(self):
        super().setUp()
        if not support.DEMO.is_file():
            self.skipTest("the demonstration clip is missing; tools/fetch_assets gets it")
        for name in ("DISPLAY", "XAUTHORITY"):
            if name in os.environ:
                self.environment[name] = os.environ[name]
        self.data = self.folder / "data"
        self.stats = self.folder / "stats.json"
        self.keyboard = Keyboard(os.environ["DISPLAY"])
        self.addCleanup(self.keyboard.close)

    def start_practice(self):
        process = self.start_program("practice", "demo", "--data-dir", self.data, "--profile", "Ada",
                                     "--stats", self.stats)
        self.wait_until(lambda: self.keyboard.find("Attune"), "the window", 60)
        return process, self.keyboard.find("Attune")

    def rows(self, statement):
        database = self.data / "attune.db"
        if not database.is_file():
            return []
        try:
            with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
                return connection.execute(statement).fetchall()
        except sqlite3.OperationalError:  # while it is being made
            return []

    def leave(self, process, window):
        def gone():
            if process.poll() is None:
                self.keyboard.press(window, "q", control=True)
                time.sleep(0.3)
            return process.poll() is not None
        self.wait_until(gone, "the program to leave", 60)
        self.assertEqual(process.returncode, 0, process.communicate()[1])
        return json.loads(self.stats.read_text())

    def press_until(self, window, key, condition, what, pause_s=0.25):
        def step():
            self.keyboard.press(window, key)
            time.sleep(pause_s)
            return condition()
        self.wait_until(step, what)

    def test_a_whole_lesson(self):
        process, window = self.start_practice()
        sittings = "SELECT number, ended_at_s, comfort_before, comfort_after FROM sitting"
        # "Start", then how one feels: the first key may come before the window listens.
        self.press_until(window, "1", lambda: self.rows(sittings), "the sitting to begin", 0.5)
        # Whatever is asked, the first answer; after a reveal the first choice is "Next". What was missed is asked
        # once more. The last question of all is how one feels now.
        self.press_until(window, "1", lambda: self.rows(sittings)[0][1] is not None, "the lesson to end")
        trials = self.rows("SELECT item, answer, right, new_face FROM trial")
        lesson = json.loads((support.ASSETS / "lessons" / "first_lesson.json").read_text())
        self.assertEqual({row[0] for row in trials}, {item["id"] for item in lesson["items"]})
        self.assertTrue(any(row[2] for row in trials) and not all(row[2] for row in trials))
        self.assertEqual(self.rows(sittings)[0][2:], (1, 1))
        self.assertEqual(len(self.rows("SELECT item FROM item_memory")), len(lesson["items"]))

        stats = self.leave(process, window)
        self.assertLess(stats["first_question_s"], LONGEST_WAIT_S)
        print(f"first question after {stats['first_question_s']:.1f} s, {len(trials)} answers")

        # Another day: the progress is still known.
        process, window = self.start_practice()
        for _ in range(4):  # the first may come before the window listens; a second one does no harm
            time.sleep(0.7)
            self.keyboard.press(window, "3")
        time.sleep(0.7)
        stats = self.leave(process, window)
        self.assertEqual(stats["practice"]["title"], "Your progress", stats)
        self.assertIn(f"{len(trials)} answers in 1 sitting", stats["practice"]["summary"])

    def test_a_lesson_of_ones_own_is_marked_packed_and_opened(self):
        lesson = self.folder / "own.json"
        picture = self.folder / "marking.png"
        # Ten seconds on, mark, the brows, raised.
        done = self.run_program("practice", "mark", support.DEMO, "--lesson", lesson, "--data-dir", self.data,
                                "--screenshot", picture, "--keys", "l,l,2,2,1")
        self.assert_done(done)
        self.assertTrue(picture.is_file())
        items = json.loads(lesson.read_text())["items"]
        self.assertEqual([item["right"] for item in items], [["raised"]])
        self.assertAlmostEqual(items[0]["time_s"], 10.0, delta=0.1)
        pack = self.folder / "own.attune-lesson"
        self.assert_done(self.run_program("practice", "pack", lesson, "--out", pack))
        self.assertGreater(pack.stat().st_size, support.DEMO.stat().st_size)
        self.assert_done(self.run_program("practice", pack, "--data-dir", self.data, "--screenshot", picture))
        self.assertTrue((self.data / "lessons" / "own" / "lesson.json").is_file())
        # Half of it, as a broken download leaves it.
        pack.write_bytes(pack.read_bytes()[:1_000_000])
        done = self.run_program("practice", pack, "--data-dir", self.data)
        self.assertEqual(done.returncode, 1)
        self.assertIn("own.attune-lesson", done.stderr)

    def test_stopping_in_the_middle_keeps_the_answers(self):
        process, window = self.start_practice()
        self.press_until(window, "1", lambda: self.rows("SELECT number FROM trial"), "the first answer")
        process.kill()
        process.wait()
        answers = len(self.rows("SELECT number FROM trial"))
        self.assertGreaterEqual(answers, 1)
        done = self.run_program("profile", "export", "--data-dir", self.data, "--profile", "Ada", "--out", "a.json")
        self.assert_done(done)
        self.assertEqual(len(json.loads((self.folder / "a.json").read_text())["data"]["trial"]), answers)


if __name__ == "__main__":
    support.main()
