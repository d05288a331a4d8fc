"""BlazePose landmarks, lite: one graph, image -> 39 points and whether a person is there.

The mask, the heat maps and the points in metres are cut off: nothing here needs them, and they take
a quarter of the time. The score is taken before its logistic function.
"""

from .errors import ImportFailure
from .to_onnx import to_onnx

_POINTS, _SCORE = "Identity", "Identity_1"
_VALUES = 39 * 5  # x, y, z, visibility, presence of each point


def convert_pose(graph):
    """Returns {file name: ONNX model}."""
    ends = {graph.tensor(i).name: i for i in graph.outputs}
    if len(graph.inputs) != 1 or not {_POINTS, _SCORE} <= ends.keys():
        raise ImportFailure("the pose model has not the ends that were expected")
    if graph.tensor(ends[_POINTS]).shape != (1, _VALUES):
        raise ImportFailure("the pose model has not 39 points of five numbers")
    score = _before(graph, _before(graph, ends[_SCORE], "RESHAPE"), "LOGISTIC")
    outputs = {ends[_POINTS]: "points", score: "score"}
    return {"pose.onnx": to_onnx(graph, "pose", {graph.inputs[0]: "image"}, outputs)}


def _before(graph, index, name):
    """What the operator `name` that makes a tensor takes."""
    operator = graph.producer.get(index)
    if operator is None or operator.name != name or not operator.inputs:
        raise ImportFailure(f"the score of the pose model does not come from {name}")
    return operator.inputs[0]
