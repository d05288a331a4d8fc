"""What the tests of the tools share: where the tools are, and how to run ONNX with OpenCV."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))

RUN_ONNX = os.environ.get("ATTUNE_RUN_ONNX")  # the build sets it for its own tests
needs_opencv = unittest.skipUnless(RUN_ONNX, "no ATTUNE_RUN_ONNX; run the tests with ctest")


def run_onnx(model, data, shapes):
    """Runs an ONNX file (bytes or path) on `data`; `shapes`: output name -> shape."""
    with tempfile.TemporaryDirectory(prefix="attune-test-") as folder:
        folder = Path(folder)
        if isinstance(model, bytes):
            (folder / "model.onnx").write_bytes(model)
            model = folder / "model.onnx"
        (folder / "input").write_bytes(np.ascontiguousarray(data, np.float32).tobytes())
        shape = ",".join(map(str, data.shape))
        command = [RUN_ONNX, model, folder / "input", shape, folder / "result", *shapes]
        subprocess.run(command, check=True)
        numbers = np.fromfile(folder / "result", np.float32)
    ends = np.cumsum([np.prod(s) for s in shapes.values()])
    assert ends[-1] == len(numbers), f"{len(numbers)} numbers came back, not {ends[-1]}"
    parts = np.split(numbers, ends[:-1])
    return {name: part.reshape(s) for part, (name, s) in zip(parts, shapes.items())}
