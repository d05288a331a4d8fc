"""BlazeFace, short range: one graph, image -> 896 boxes and scores."""

from .errors import ImportFailure
from .to_onnx import to_onnx


def convert_face_detector(graph):
    """Returns {file name: ONNX model}."""
    names = {"regressors": "boxes", "classificators": "scores"}
    outputs = {i: names[graph.tensor(i).name] for i in graph.outputs if graph.tensor(i).name in names}
    if len(graph.inputs) != 1 or len(outputs) != len(names):
        raise ImportFailure("the face detector has not the ends that were expected")
    return {"face_detector.onnx": to_onnx(graph, "face_detector", {graph.inputs[0]: "image"}, outputs)}
