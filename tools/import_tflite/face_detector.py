"""BlazeFace, short range: one graph, image -> 896 boxes and scores."""

from .errors import ImportFailure
from .to_onnx import to_onnx

_OUTPUT_NAMES = {"regressors": "boxes", "classificators": "scores"}


def convert_face_detector(graph):
    """Returns {file name: ONNX model}."""
    names = {i: _OUTPUT_NAMES.get(graph.tensor(i).name) for i in graph.outputs}
    if len(graph.inputs) != 1 or sorted(map(str, names.values())) != ["boxes", "scores"]:
        raise ImportFailure("the face detector has not the ends that were expected")
    model = to_onnx(graph, "face_detector", {graph.inputs[0]: "image"}, names)
    return {"face_detector.onnx": model}
