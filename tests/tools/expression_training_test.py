"""What of tools/train/expression needs no training: labels, archives, and that the committed model is the pinned one."""

import csv
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
TRAINING = ROOT / "tools" / "train" / "expression"
sys.dont_write_bytecode = True
sys.path.insert(0, str(TRAINING))
import votes as fer  # noqa: E402


class Votes(unittest.TestCase):
    ROWS = np.array([
        [9, 1, 0, 0, 0, 0, 0, 0, 0, 0],  # clearly neutral
        [4, 4, 2, 0, 0, 0, 0, 0, 0, 0],  # a tie
        [2, 0, 0, 0, 0, 0, 0, 0, 8, 0],  # nobody could tell
        [0, 0, 0, 5, 2, 1, 1, 1, 0, 0],  # sad, with half of the votes
    ])

    def test_labels_are_those_of_the_program(self):
        self.assertEqual(fer.labels(self.ROWS).tolist(), [0, -1, -1, 3])
        self.assertEqual(fer.majority(self.ROWS).tolist(), [True, False, True, False])

    def test_targets_drop_single_votes_and_unreadable_faces(self):
        shares, usable = fer.distributions(self.ROWS)
        self.assertEqual(usable.tolist(), [True, True, False, True])
        self.assertAlmostEqual(shares[0, 0], 1.0)
        self.assertAlmostEqual(shares[3, 3], 5 / 7)
        np.testing.assert_allclose(shares[usable].sum(axis=1), 1)


class Archive(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.archive = self.folder / "small.npz"
        self.images = np.arange(2 * 48 * 48, dtype=np.uint8).reshape(2, 48, 48)
        np.savez(self.archive, images=self.images, votes=Votes.ROWS[:2])

    def test_unpacks_to_what_the_program_reads(self):
        subprocess.run([TRAINING / "unpack.py", self.archive, self.folder / "out"], check=True)
        with open(self.folder / "out" / "votes.csv") as file:
            rows = list(csv.reader(file))
        self.assertEqual(rows[0], ["file", *fer.CLASSES, "unknown", "NF"])
        self.assertEqual(rows[1][1:], [str(v) for v in Votes.ROWS[0]])
        picture = (self.folder / "out" / rows[2][0]).read_bytes()
        self.assertEqual(picture, b"P5\n48 48\n255\n" + self.images[1].tobytes())

    def test_wrong_shape_is_told(self):
        np.savez(self.archive, images=self.images[:, :40], votes=Votes.ROWS[:2])
        with self.assertRaisesRegex(ValueError, "48 x 48"):
            fer.load(self.archive)


class Committed(unittest.TestCase):
    def test_models_are_the_pinned_ones_small_and_described(self):
        sums = json.loads((ROOT / "assets/models/trained.json").read_text())
        self.assertIn("expression.onnx", sums)
        for name, digest in sums.items():
            path = ROOT / "assets/models" / name
            self.assertEqual(hashlib.sha256(path.read_bytes()).hexdigest(), digest, name)
            self.assertLessEqual(path.stat().st_size, 12e6, name)
            self.assertTrue(path.with_suffix(".md").is_file(), f"{name} has no model card")


class EvaluateAll(unittest.TestCase):
    TOOL = ROOT / "tools" / "evaluate_all"

    def run_tool(self, *arguments, **environment):
        return subprocess.run([self.TOOL, *arguments], capture_output=True, text=True, env=environment or None)

    def test_says_how_it_is_used(self):
        run = self.run_tool("--nonsense")
        self.assertEqual(run.returncode, 2)
        self.assertIn("--ferplus", run.stderr)
        self.assertEqual(self.run_tool().returncode, 2)

    def test_says_what_is_missing(self):
        run = self.run_tool("--cues", "/nowhere", ATTUNE="/nowhere/attune", PATH="/usr/bin:/bin")
        self.assertEqual(run.returncode, 1)
        self.assertIn("no program", run.stderr)


if __name__ == "__main__":
    unittest.main()
