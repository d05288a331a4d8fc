#!/usr/bin/python3
"""Writes golden/model_outputs.json: what the fetched models must answer to a fixed pattern.

    tests/tools/make_model_golden.py MESH.tflite DETECTOR.tflite POSE.tflite

The numbers come from running the TFLite files with tflite_reference.py, not from OpenCV or ONNX.
tools/fetch_assets does not keep the TFLite files; cut them out of npm's tarball at the places that
third_party/assets.json names.
"""

import json
import sys
from pathlib import Path

import numpy as np

import support  # noqa: F401  makes the tools importable
from tflite_reference import run

from import_tflite import tflite

GOLDEN = Path(__file__).resolve().parent / "golden" / "model_outputs.json"
SAMPLES = 24  # numbers kept of each output


def pattern(shape, low, high):
    """A fixed image of batch, channels, height, width between `low` and `high`."""
    index = np.arange(np.prod(shape), dtype=np.int64)
    steps = (index * index * 7 + index * 13) // 11 % 256
    return (steps / np.float32(255) * (high - low) + low).astype(np.float32).reshape(shape)


def describe(graph, source, low, high, outputs):
    shape = [graph.tensor(source).shape[d] for d in (0, 3, 1, 2)]
    data = pattern(shape, low, high).transpose(0, 2, 3, 1)
    entry = {"input": {"shape": shape, "low": low, "high": high}, "outputs": {}}
    for name, result in zip(outputs, run(graph, {source: data}, list(outputs.values()))):
        result = result.transpose(0, 3, 1, 2) if result.ndim == 4 else result
        flat = result.reshape(-1).astype(np.float64)
        places = np.linspace(0, flat.size - 1, min(SAMPLES, flat.size)).astype(int)
        entry["outputs"][name] = {
            "shape": list(result.shape),
            "rms": round(float(np.sqrt(np.mean(flat**2))), 5),
            "samples": {str(i): round(flat[i], 5) for i in places},
        }
    return entry


def main(mesh_path, detector_path, pose_path):
    detector = tflite.read_graph(Path(detector_path).read_bytes())
    mesh = tflite.read_graph(Path(mesh_path).read_bytes())
    ends = {detector.tensor(i).name: i for i in detector.outputs}
    boxes = {"boxes": ends["regressors"], "scores": ends["classificators"]}
    golden = {"face_detector.onnx": describe(detector, detector.inputs[0], -1, 1, boxes)}

    samplers = [o for o in mesh.operators if o.name == "TransformTensorBilinear"]
    placed = [o.inputs[0] for o in mesh.operators if o.name == "TransformLandmarks"]
    flag = next(i for i in mesh.outputs if mesh.tensor(i).shape == (1, 1, 1, 1))
    points = next(o.outputs[0] for o in mesh.operators if o.name == "RESHAPE")
    whole = {"mesh": points, "face_flag": flag, "features": samplers[0].inputs[0]}
    golden["face_mesh.onnx"] = describe(mesh, mesh.inputs[0], 0, 1, whole)
    # The file has the parts in this order; its left is the subject's right.
    lips, right, left = (o.outputs[0] for o in samplers)
    parts = {"lips": (lips, placed[:1]), "right_eye": (right, placed[1:3]),
             "left_eye": (left, placed[3:])}  # fmt: skip
    for name, (source, tensors) in parts.items():
        outputs = dict(zip(("points", "iris"), tensors))
        golden[f"face_mesh_{name}.onnx"] = describe(mesh, source, -2, 2, outputs)

    pose = tflite.read_graph(Path(pose_path).read_bytes())
    ends = {pose.tensor(i).name: i for i in pose.outputs}
    logistic = next(o for o in pose.operators if o.name == "LOGISTIC")
    outputs = {"points": ends["Identity"], "score": logistic.inputs[0]}
    golden["pose.onnx"] = describe(pose, pose.inputs[0], 0, 1, outputs)
    GOLDEN.write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
