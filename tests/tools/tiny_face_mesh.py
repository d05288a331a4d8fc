"""A face mesh with the structure of the real one and next to no numbers in it."""

import numpy as np

from tflite_builder import VALID, ModelBuilder, flexbuffer_map

_PARTS = {"lips": (61, 291), "right_eye": (33, 133), "left_eye": (362, 263)}


def tiny_face_mesh(rotation_end=None, scale=1.5):
    """Returns (bytes, tensor numbers by name); the arguments put wrong options into it."""
    random = np.random.RandomState(5)

    def weights(*shape):
        return random.uniform(-1, 1, shape)

    b, ends = ModelBuilder(), {}
    image = b.tensor((1, 8, 8, 3), "image")
    half = b.conv(image, weights(4, 3, 3, 3), weights(4), (1, 4, 4, 4), 2)
    ends["map"] = b.conv(half, weights(4, 3, 3, 4), weights(4), (1, 2, 2, 4), 2)
    flat = b.conv(ends["map"], weights(1404, 2, 2, 4), weights(1404), (1, 1, 1, 1404), 1, VALID)
    ends["flag"] = b.conv(ends["map"], weights(1, 2, 2, 4), weights(1), (1, 1, 1, 1), 1, VALID)
    ends["mesh"] = b.operator("RESHAPE", [flat], (1, 468, 3))
    step = b.weights(np.array([0.25]))
    quarter = b.operator("MUL", [ends["mesh"], step], (1, 468, 3))
    to_image = b.weights(np.full((1, 4, 4), 4.0))
    outputs = [flat, ends["flag"]]
    for name, (start, end) in _PARTS.items():
        subset = list(range(start, start + 20))
        options = {"left_rotation_idx": start, "right_rotation_idx": rotation_end or end,
                   "output_width": 2, "output_height": 2, "scale_x": scale, "scale_y": 1.25,
                   "subset_idxs": subset, "target_rotation_radians": 0.0}  # fmt: skip
        packed = flexbuffer_map(options)
        matrix = b.operator(
            "Landmarks2TransformMatrix", [quarter], (1, 4, 4), custom_options=packed
        )
        ends[name] = b.operator("TransformTensorBilinear", [ends["map"], matrix], (1, 2, 2, 4))
        in_image = b.operator("MUL", [matrix, to_image], (1, 4, 4))
        ends[name + "_outputs"] = []
        for count in (20,) if name == "lips" else (20, 5):
            shape = (1, 1, 1, 2 * count)
            y = b.conv(ends[name], weights(2 * count, 2, 2, 4), weights(2 * count), shape, 1, VALID)
            points = b.operator("RESHAPE", [y], (1, count, 2))
            ends[name + "_outputs"].append(points)
            placed = b.operator("TransformLandmarks", [points, in_image], (1, count, 2))
            outputs.append(b.operator("RESHAPE", [placed], shape))
    return b.finish([image], outputs), ends
