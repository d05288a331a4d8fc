"""From the bytes of one TFLite model to the bytes of the files that the program loads."""

import json

from . import face_detector, face_mesh, pose, tflite
from .errors import ImportFailure


def convert(kind, data):
    """Returns {file name: bytes}; the same input gives the same bytes. Throws ImportFailure."""
    if kind not in _CONVERTERS:
        known = ", ".join(sorted(_CONVERTERS))
        raise ImportFailure(f"no conversion is called {kind!r}; known: {known}")
    return _CONVERTERS[kind](tflite.read_graph(data))


def _face_mesh(graph):
    models, parts = face_mesh.cut_face_mesh(graph)
    files = _serialized(models)
    files["face_mesh_parts.json"] = (json.dumps(parts, indent=1) + "\n").encode()
    return files


def _face_detector(graph):
    return _serialized(face_detector.convert_face_detector(graph))


def _pose(graph):
    return _serialized(pose.convert_pose(graph))


def _serialized(models):
    return {name: model.SerializeToString(deterministic=True) for name, model in models.items()}


_CONVERTERS = {"face_detector": _face_detector, "face_mesh": _face_mesh, "pose": _pose}
