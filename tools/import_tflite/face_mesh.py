"""Cuts the attention face mesh into four graphs and a table that says how they join.

The model looks at the face, finds 468 points, and then looks again at both eyes and the lips in a
feature map. Three custom operators carry that second look, and no runtime but MediaPipe's has
them. They are simple geometry, so the program does them between four ordinary graphs; README.md
tells how.
"""

import math

from . import flexbuffer
from .errors import ImportFailure
from .to_onnx import to_onnx

# Mesh point at which the line that turns a part's box starts -> our name of the part. Sides are the
# subject's; in the model's own names the eyes are swapped, because it names sides as they look.
_PART_NAMES = {33: "right_eye", 362: "left_eye", 61: "lips"}
_FIRST_IRIS_POINT = {"right_eye": 468, "left_eye": 473}  # centre, then four points on the rim
_IRIS_POINTS = 5
_LID_POINTS = 16  # an eye's list starts with the 16 points on the edges of its lids
_MAP_STEP = 4  # pixels of the image for one of the feature map


def cut_face_mesh(graph):
    """Returns ({file name: ONNX model}, parts table as a JSON-ready dict)."""
    boxes = _named(graph, "Landmarks2TransformMatrix", 1)
    if len(boxes) != len(_PART_NAMES):
        raise ImportFailure(f"the face mesh has {len(boxes)} parts, not {len(_PART_NAMES)}")
    mesh = _mesh_tensor(graph, boxes)
    samplers = {o.inputs[1]: o for o in _named(graph, "TransformTensorBilinear", 2)}
    features = _only({o.inputs[0] for o in samplers.values()}, "feature map")
    image, flag = _only(graph.inputs, "input"), _face_flag(graph)
    size, map_size, channels = _sizes(graph, image, features)

    ends = {mesh: "mesh", flag: "face_flag", features: "features"}
    models = {"face_mesh.onnx": to_onnx(graph, "face_mesh", {image: "image"}, ends)}
    mesh_points = graph.tensor(mesh).shape[1]
    parts = {}
    for box in boxes:
        part = _read_options(box, mesh_points)
        name = part.pop("name")
        models[part["model"]] = _cut_part(graph, box, samplers, name, part)
        parts[name] = part
    table = {
        "image_size": size,
        "mesh_points": mesh_points,
        "points": mesh_points + _IRIS_POINTS * len(_FIRST_IRIS_POINT),
        "feature_size": map_size,
        "feature_channels": channels,
        "parts": {name: parts[name] for name in sorted(parts)},
    }
    return models, table


def _cut_part(graph, box, samplers, name, part):
    """The graph of one part; adds what its outputs mean to the table entry `part`."""
    sampler = samplers.get(box.outputs[0])
    if sampler is None:
        raise ImportFailure(f"nothing samples the feature map for the part {name}")
    outputs, part["outputs"] = {}, []
    for operator in _named(graph, "TransformLandmarks", 2):
        if _matrix_source(graph, operator.inputs[1]) != box.outputs[0]:
            continue
        tensor = operator.inputs[0]
        output = _describe_output(graph.tensor(tensor).shape, name, part["subset"])
        if output["name"] in outputs.values():
            raise ImportFailure(f"the part {name} has two outputs that look the same")
        outputs[tensor] = output["name"]
        part["outputs"].append(output)
    part["output_units"] = [_MAP_STEP * s for s in part["sample_size"]]
    return to_onnx(graph, f"face_mesh_{name}", {sampler.outputs[0]: "features"}, outputs)


def _describe_output(shape, part_name, subset):
    count = shape[1] if len(shape) == 3 and shape[2] == 2 else 0
    if count == len(subset):
        return {"name": "points", "mesh_indices": subset, "z_mean_of": []}
    first = _FIRST_IRIS_POINT.get(part_name)
    if count == _IRIS_POINTS and first:
        indices = list(range(first, first + _IRIS_POINTS))
        return {"name": "iris", "mesh_indices": indices, "z_mean_of": subset[:_LID_POINTS]}
    raise ImportFailure(f"the part {part_name} has an output of the shape {list(shape)}")


def _read_options(box, mesh_points):
    """The options of a Landmarks2TransformMatrix operator as a table entry."""
    options = flexbuffer.loads(box.custom_options)
    try:
        name = _PART_NAMES[options["left_rotation_idx"]]
        part = {
            "name": name,
            "model": f"face_mesh_{name}.onnx",
            "rotation_start": int(options["left_rotation_idx"]),
            "rotation_end": int(options["right_rotation_idx"]),
            "target_rotation_rad": float(options["target_rotation_radians"]),
            "box_scale": [float(options["scale_x"]), float(options["scale_y"])],
            "sample_size": [int(options["output_width"]), int(options["output_height"])],
            "subset": [int(i) for i in options["subset_idxs"]],
        }
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ImportFailure(f"the options of a part are not as expected: {error!r}")
    points = part["subset"] + [part["rotation_start"], part["rotation_end"]]
    numbers = part["box_scale"] + [part["target_rotation_rad"]]
    if any(not 0 <= i < mesh_points for i in points) or not all(map(math.isfinite, numbers)):
        raise ImportFailure(f"the options of the part {name} are out of range")
    return part


def _sizes(graph, image, features):
    """Side of the image, side and channels of the feature map; both are square."""
    image_shape, map_shape = graph.tensor(image).shape, graph.tensor(features).shape
    size, map_size = image_shape[1:3], map_shape[1:3]
    if len(image_shape) != 4 or len(map_shape) != 4 or size[0] != size[1] or (
        size != tuple(_MAP_STEP * s for s in map_size)
    ):
        raise ImportFailure("the feature map of the face mesh is not a quarter of a square image")
    return size[0], map_size[0], map_shape[3]


def _named(graph, name, inputs):
    found = [o for o in graph.operators if o.name == name]
    if any(len(o.inputs) != inputs or len(o.outputs) != 1 for o in found):
        raise ImportFailure(f"operator {name} has a wrong number of inputs or outputs")
    return found


def _mesh_tensor(graph, boxes):
    """The mesh in pixels of the image: what the boxes take, before the division by the step."""
    sources = set()
    for box in boxes:
        divided = graph.producer.get(box.inputs[0])
        if divided is None or divided.name != "MUL" or len(divided.inputs) != 2:
            raise ImportFailure("the mesh is not divided before the parts' boxes")
        factor = graph.constant(divided.inputs[1], "map step")
        if factor.size != 1 or float(factor.reshape(-1)[0]) != 1 / _MAP_STEP:
            raise ImportFailure("the mesh is not divided by the step of the feature map")
        sources.add(divided.inputs[0])
    # Each part reshapes the mesh for itself; any of the three will do.
    mesh = min(sources)
    shape = graph.tensor(mesh).shape
    if len(shape) != 3 or shape[2] != 3:
        raise ImportFailure("the mesh is not a list of points with three coordinates")
    return mesh


def _matrix_source(graph, index):
    """The matrix itself, looking through the multiplication that turns it into image pixels."""
    producer = graph.producer.get(index)
    return producer.inputs[0] if producer and producer.name == "MUL" and producer.inputs else index


def _face_flag(graph):
    found = [i for i in graph.outputs if graph.tensor(i).shape == (1, 1, 1, 1)]
    return _only(found, "face flag")


def _only(items, what):
    if len(items) != 1:
        raise ImportFailure(f"the face mesh has {len(items)} of: {what}; one was expected")
    return next(iter(items))
