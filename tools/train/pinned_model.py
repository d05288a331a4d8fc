"""How a trained network becomes a file that the program accepts."""
import hashlib
import json
import pathlib

import torch


def write(model, example, path, input_name, output_name):
    """Writes the ONNX file, which takes what `example` is like, and its sum to trained.json beside it."""
    path = pathlib.Path(path)
    torch.onnx.export(model, example, str(path), opset_version=11, input_names=[input_name],
                      output_names=[output_name])
    sums_path = path.with_name("trained.json")
    sums = json.loads(sums_path.read_text()) if sums_path.exists() else {}
    sums[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    sums_path.write_text(json.dumps(sums, indent=2) + "\n")
    print(f"wrote {path}: {path.stat().st_size} bytes")
