"""tools/evaluate_events: how what the program says is read and matched. Needs neither clips nor program."""

import importlib.machinery
import importlib.util
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / "tools" / "evaluate_events"
sys.dont_write_bytecode = True
LOADER = importlib.machinery.SourceFileLoader("evaluate_events", str(TOOL))
tool = importlib.util.module_from_spec(importlib.util.spec_from_loader(LOADER.name, LOADER))
LOADER.exec_module(tool)


def match(happened, said, unclear=(), tolerance=0.3):
    events = [(start, end, "clear") for start, end in happened]
    return tool.match({"events": events, "unclear": list(unclear)}, said, tolerance)


class Matching(unittest.TestCase):
    def test_same_times_are_found_and_right(self):
        figures = match([(1, 2), (5, 6)], [(1, 2), (5, 6)])
        self.assertEqual((figures["found"], figures["right"], figures["false"]), (2, 2, 0))
        self.assertEqual((figures["recall"], figures["precision"]), (1, 1))
        self.assertEqual((figures["recall_s"], figures["precision_s"]), (1, 1))

    def test_a_blink_said_a_little_late_is_found(self):
        figures = match([(1.0, 1.1)], [(1.3, 1.4)])
        self.assertEqual((figures["found"], figures["right"]), (1, 1))

    def test_a_blink_said_too_late_is_missed_and_a_false_alarm(self):
        figures = match([(1.0, 1.1)], [(1.8, 1.9)])
        self.assertEqual((figures["found"], figures["right"], figures["false"]), (0, 0, 1))
        self.assertEqual(figures["missed_events"], [[1.0, 1.1, "clear"]])
        self.assertEqual(figures["false_alarms"], [[1.8, 1.9]])

    def test_less_than_half_of_an_event_is_not_enough(self):
        self.assertEqual(match([(0, 10)], [(0, 4)])["found"], 0)
        self.assertEqual(match([(0, 10)], [(0, 3), (5, 8)])["found"], 1)

    def test_one_answer_over_everything_finds_all_and_is_wrong(self):
        figures = match([(10, 11), (20, 21), (30, 31)], [(0, 60)])
        self.assertEqual((figures["found"], figures["precision"]), (3, 0))
        self.assertLess(figures["precision_s"], 0.1)

    def test_unclear_counts_neither_way(self):
        figures = match([(1, 2)], [(1, 2), (5, 6)], unclear=[(5, 6), (8, 9)])
        self.assertEqual((figures["n"], figures["neutral"], figures["false"]), (1, 1, 0))
        self.assertEqual((figures["recall"], figures["precision"]), (1, 1))
        self.assertEqual(figures["seconds_false"], 0)

    def test_an_answer_that_runs_on_into_what_is_unclear_does_not_count_against(self):
        figures = match([(1, 2)], [(1, 9)], unclear=[(2, 9)])
        self.assertEqual((figures["found"], figures["neutral"], figures["false"]), (1, 1, 0))

    def test_without_cases_there_is_no_rate(self):
        figures = match([], [])
        self.assertIsNone(figures["recall"])
        self.assertIsNone(figures["precision"])

    def test_totals_are_taken_over_cases_not_over_rates(self):
        total = tool.add([match([(1, 2)], []), match([(1, 2), (4, 5), (7, 8)], [(1, 2), (4, 5), (7, 8)])])
        self.assertEqual((total["recall"], total["precision"]), (0.75, 1))


def cue(value, active):
    return {"value": value, "confidence": 1, "active": active, "fitted": True, "word": ""}


def frame(i, cues=None, state=None, events=(), episodes=(), face=1):
    state = {"readings": [{"state": state}]} if state else {"missing": "too_little"}
    faces = [{"face": face, "cues": cues or {}, "state": state}]
    changed = [{"cue": name, "face": face, "started": True, "word": ""} for name in events]
    return {"frame": i, "time_s": i / 10, "faces": faces, "events": changed, "eye_episodes": list(episodes)}


class Reading(unittest.TestCase):
    def read(self, frames):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "clip.jsonl"
            path.write_text("".join(json.dumps(f) + "\n" for f in [{"attune": "0"}, *frames]))
            return tool.read_run(path)

    def test_corners_drawn_down_are_no_smile(self):
        frames = [frame(i, {"mouth_corners": cue(0.5 if i < 5 else -0.5, True)}) for i in range(10)]
        self.assertEqual(self.read(frames)[0]["smile"], [(0.0, 0.5)])

    def test_a_program_with_a_smile_cue_is_asked_for_that(self):
        cues = {"mouth_corners": cue(0.5, True), "smile": cue(0.1, False)}
        self.assertEqual(self.read([frame(i, cues) for i in range(10)])[0]["smile"], [])

    def test_blinks_come_from_episodes_too(self):
        blink = {"kind": "blink", "face": 1, "start_s": 0.2, "length_s": 0.1}
        other = {"kind": "aversion", "face": 1, "start_s": 0.5, "length_s": 0.1, "side": "left"}
        frames = [frame(i, episodes=[blink, other] if i == 8 else []) for i in range(10)]
        said = self.read(frames)[0]["eyes_closed"]
        self.assertEqual([(round(a, 3), round(b, 3)) for a, b in said], [(0.2, 0.3)])

    def test_away_is_what_follows_contact_and_lasts(self):
        contact = [False] * 5 + [True] * 5 + [False] * 5 + [True] * 3 + [False] + [True] * 3
        frames = [frame(i, {"eye_contact": cue(0.5, on)}) for i, on in enumerate(contact)]
        self.assertEqual(self.read(frames)[0]["look_away"], [(1.0, 1.5)])

    def test_flicker_counts_changes_of_state_but_no_pauses(self):
        states = ["calm"] * 5 + [None] * 5 + ["calm"] * 5 + ["happy"] * 5
        flicker = self.read([frame(i, state=s) for i, s in enumerate(states)])[1]
        self.assertEqual(flicker["state_changes_per_min"], 30)  # one in two seconds
        self.assertEqual(flicker["shown_changes_per_min"], 90)  # three: the pause is seen as well

    def test_flicker_names_cues_that_change_more_than_four_times_a_second(self):
        fast = [frame(i, events=["smile"] if i < 5 else []) for i in range(20)]
        slow = [frame(i, events=["smile"] if i % 3 == 0 else []) for i in range(20)]
        self.assertEqual(self.read(fast)[1]["cues_over_4_hz"], {"smile": 1})
        self.assertEqual(self.read(slow)[1]["cues_over_4_hz"], {})

    def test_states_are_shares_of_the_time_in_which_something_happens(self):
        states = ["happy"] * 8 + [None] * 2 + ["calm"] * 5 + ["surprised"] * 5
        shown = self.read([frame(i, state=s) for i, s in enumerate(states)])[2]
        truth = {kind: {"events": [], "unclear": []} for kind in tool.KINDS}
        truth["smile"]["events"] = [(0, 1, "clear")]
        truth["mouth_open"]["unclear"] = [(1.5, 2)]
        truth["eyes_closed"]["events"] = [(1, 1.2, "blink")]
        found = tool.states_while(truth, shown)
        self.assertEqual(found["smile"]["shares"], {"happy": 0.8, "not enough": 0.2})
        self.assertEqual(found["nothing"], {"seconds": 0.5, "shares": {"calm": 1.0}})
        self.assertNotIn("brow_raise", found)


    def test_changes_at_events_are_told_apart(self):
        truth = {kind: {"events": [], "unclear": []} for kind in tool.KINDS}
        truth["smile"]["events"] = [(3, 4, "clear")]
        shown = [(0, 3.5, None), (3.5, 10, "happy"), (10, 12, None), (12, 30, None)]
        self.assertEqual(tool.unprompted(truth, shown), 2)  # at 10 s, in half a minute
        self.assertEqual(tool.unprompted(truth, []), 0)


class CommandLine(unittest.TestCase):
    def run_tool(self, *arguments):
        return subprocess.run([TOOL, *arguments], capture_output=True, text=True)

    def test_scores_a_run_that_is_there(self):
        with tempfile.TemporaryDirectory() as folder:
            run = Path(folder) / "cap12_edit.jsonl"
            frames = [frame(i, {"mouth_open": cue(0.5, 105 <= i * 2.5 < 129)}) for i in range(530)]
            run.write_text("".join(json.dumps(f) + "\n" for f in frames))
            result = Path(folder) / "figures.json"
            done = self.run_tool("cap12_edit", "--run", folder, "--json", str(result), "--list")
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            figures = json.loads(result.read_text())["clips"]["cap12_edit"]["kinds"]["mouth_open"]
            self.assertEqual((figures["found"], figures["right"]), (1, 1))
            self.assertIn("missed brow_raise", done.stdout)

    def test_says_what_is_wrong_and_what_helps(self):
        with tempfile.TemporaryDirectory() as folder:
            done = self.run_tool("cap12_edit", "--media", folder)
            self.assertEqual(done.returncode, 1)
            self.assertIn("tools/fetch_assets", done.stderr)
            (Path(folder) / "cap12_edit.jsonl").write_text("frame,time_s\n")
            done = self.run_tool("cap12_edit", "--run", folder)
            self.assertEqual(done.returncode, 1)
            self.assertIn("JSON lines", done.stderr)
            self.assertEqual(self.run_tool("no_such_clip", "--run", folder).returncode, 1)

    def test_a_broken_list_of_events_is_refused_with_its_line(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "clip.csv"
            path.write_text("kind,start_s,end_s,note\nsmile,1,2,clear\nsmile,4,3,clear\n")
            with self.assertRaisesRegex(tool.EventsFailure, "line 3"):
                tool.read_truth(path)


class WrittenDown(unittest.TestCase):
    """The lists in tests/golden/events say what their README promises."""

    def test_events_of_a_kind_do_not_overlap_and_blinks_are_short(self):
        paths = sorted(tool.GOLDEN.glob("*.csv"))
        self.assertEqual(len(paths), 3)
        for path in paths:
            for kind, truth in tool.read_truth(path).items():
                events = truth["events"]
                for (_, end, _), (start, _, _) in zip(events, events[1:]):
                    self.assertLessEqual(end, start, f"{path.name} {kind} at {start} s")
                for start, end, note in events:
                    self.assertIn(note.split(";")[0], ("clear", "slight", "blink"), path.name)
                    self.assertTrue(note != "blink" or end - start < 0.4, f"{path.name} {start} s")


if __name__ == "__main__":
    unittest.main()
