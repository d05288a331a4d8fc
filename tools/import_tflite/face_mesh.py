"""Cuts the attention face mesh into four graphs and a table that says how they join.

The model looks at the face, finds 468 points, and then looks again at both eyes and the lips in a
feature map. Three custom operators carry that second look, and no runtime but MediaPipe's has them. They
are simple geometry, so the program does them between four ordinary graphs; README.md tells how.
"""

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
    boxes = [o for o in graph.operators if o.name == "Landmarks2TransformMatrix"]
    if len(boxes) != len(_PART_NAMES):
        raise ImportFailure(f"the face mesh has {len(boxes)} refined parts, not {len(_PART_NAMES)}")
    mesh = _mesh_tensor(graph, boxes)
    samplers = {_matrix_source(graph, o.inputs[1]): o for o in _named(graph, "TransformTensorBilinear")}
    features = {o.inputs[0] for o in samplers.values()}
    if len(features) != 1 or len(samplers) != len(boxes):
        raise ImportFailure("the face mesh does not sample one feature map once for each part")
    features = features.pop()

    image, flag = _only(graph.inputs, "input"), _face_flag(graph)
    models = {
        "face_mesh.onnx": to_onnx(
            graph, "face_mesh", {image: "image"}, {mesh: "mesh", flag: "face_flag", features: "features"}
        )
    }
    parts = {}
    for box in boxes:
        name, model, entry = _cut_part(graph, box, samplers)
        models[entry["model"]] = model
        parts[name] = entry
    height, width, channels = graph.tensor(features).shape[1:]
    size = graph.tensor(image).shape[1]
    if height != width or height * _MAP_STEP != size:
        raise ImportFailure("the feature map of the face mesh is not a quarter of the image")
    table = {
        "image_size": size,
        "mesh_points": graph.tensor(mesh).shape[1],
        "points": graph.tensor(mesh).shape[1] + 2 * _IRIS_POINTS,
        "feature_size": height,
        "feature_channels": channels,
        "parts": {name: parts[name] for name in sorted(parts)},
    }
    return models, table


def _cut_part(graph, box, samplers):
    options = flexbuffer.loads(box.custom_options)
    try:
        name = _PART_NAMES[options["left_rotation_idx"]]
        subset = [int(i) for i in options["subset_idxs"]]
        entry = {
            "model": f"face_mesh_{name}.onnx",
            "rotation_start": int(options["left_rotation_idx"]),
            "rotation_end": int(options["right_rotation_idx"]),
            "target_rotation_rad": float(options["target_rotation_radians"]),
            "box_scale": [float(options["scale_x"]), float(options["scale_y"])],
            "sample_size": [int(options["output_width"]), int(options["output_height"])],
            "subset": subset,
        }
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ImportFailure(f"the options of a refined part are not as expected: {error!r}")
    sampler = samplers.get(box.outputs[0])
    if sampler is None:
        raise ImportFailure(f"nothing samples the feature map for the part {name}")
    outputs, entry["outputs"] = {}, []
    for operator in _named(graph, "TransformLandmarks"):
        if _matrix_source(graph, operator.inputs[1]) != box.outputs[0]:
            continue
        tensor = operator.inputs[0]
        count = graph.tensor(tensor).shape[1]
        if count == len(subset):
            outputs[tensor] = "points"
            entry["outputs"].append({"name": "points", "mesh_indices": subset, "z_mean_of": []})
        elif count == _IRIS_POINTS and name in _FIRST_IRIS_POINT:
            outputs[tensor] = "iris"
            first = _FIRST_IRIS_POINT[name]
            indices = list(range(first, first + _IRIS_POINTS))
            iris = {"name": "iris", "mesh_indices": indices, "z_mean_of": subset[:_LID_POINTS]}
            entry["outputs"].append(iris)
        else:
            raise ImportFailure(f"the part {name} has an output of {count} points")
    entry["output_units"] = [_MAP_STEP * s for s in entry["sample_size"]]
    model = to_onnx(graph, f"face_mesh_{name}", {sampler.outputs[0]: "features"}, outputs)
    return name, model, entry


def _named(graph, name):
    found = [o for o in graph.operators if o.name == name]
    if any(len(o.inputs) != 2 or len(o.outputs) != 1 for o in found):
        raise ImportFailure(f"operator {name} has a wrong number of inputs or outputs")
    return found


def _mesh_tensor(graph, boxes):
    """The mesh in pixels of the image: what the boxes take, before its division by the map's step."""
    sources = set()
    for box in boxes:
        divided = graph.producer.get(_only(box.inputs, "mesh input of a part"))
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
    return _only([i for i in graph.outputs if graph.tensor(i).shape == (1, 1, 1, 1)], "face flag")


def _only(items, what):
    if len(items) != 1:
        raise ImportFailure(f"the face mesh has {len(items)} of: {what}; one was expected")
    return items[0]
