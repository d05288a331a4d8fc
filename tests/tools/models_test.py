"""The fetched models, run by the program's OpenCV, against numbers that TFLite's graph gave."""

import json
import unittest

import numpy as np

from make_model_golden import GOLDEN, pattern
from support import ROOT, needs_opencv, run_onnx

_MODELS = ROOT / "assets" / "models"
_TOLERANCE = 1e-4  # of an output's root mean square; float32 in another order gives about 3e-6


class ModelsTest(unittest.TestCase):
    @needs_opencv
    @unittest.skipUnless((_MODELS / "face_mesh.onnx").exists(), "no models; run tools/fetch_assets")
    def test_outputs_are_those_of_the_original_graph(self):
        for name, entry in json.loads(GOLDEN.read_text()).items():
            if name == "pose.onnx" and not (_MODELS / name).exists():
                continue  # the program does without it
            data = pattern(**entry["input"])
            shapes = {n: o["shape"] for n, o in entry["outputs"].items()}
            found = run_onnx(_MODELS / name, data, shapes)
            for output, expected in entry["outputs"].items():
                with self.subTest(model=name, output=output):
                    flat = found[output].reshape(-1).astype(np.float64)
                    scale = expected["rms"]
                    rms = np.sqrt(np.mean(flat**2))
                    self.assertLess(abs(rms - scale), _TOLERANCE * scale)
                    for place, number in expected["samples"].items():
                        self.assertLess(abs(flat[int(place)] - number), _TOLERANCE * scale)


if __name__ == "__main__":
    unittest.main()
