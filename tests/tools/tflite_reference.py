"""Runs a TFLite graph with NumPy, plainly, in TFLite's own layout: the measure of the import."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def run(graph, inputs, outputs):
    """`inputs`: tensor -> array; returns the arrays of the tensors `outputs`."""
    values = dict(inputs)
    for operator in graph.operators:
        for index in operator.inputs:
            if index not in values and graph.is_constant(index):
                values[index] = _constant(graph, index)
        if operator.name in _OPERATORS and all(i in values for i in operator.inputs):
            arguments = [values[i] for i in operator.inputs]
            for index in operator.outputs:
                shape = graph.tensor(index).shape
                values[index] = _OPERATORS[operator.name](operator.options, arguments, shape)
    return [values[i] for i in outputs]


def _constant(graph, index):
    tensor = graph.tensor(index)
    if tensor.value is None:
        tensor = graph.tensor(graph.producer[index].inputs[0])
    return tensor.value.astype(np.float32) if tensor.value.dtype.kind == "f" else tensor.value


def _windows(image, size, stride, padding, out_shape, fill):
    """Patches of an image: out height, out width, channels, kernel height, kernel width."""
    amounts = [(0, 0)]
    for axis in (0, 1):
        reach = (out_shape[axis + 1] - 1) * stride[axis] + size[axis]
        total = max(reach - image.shape[axis + 1], 0) if padding == 0 else 0
        amounts.append((total // 2, total - total // 2))
    image = np.pad(image, amounts + [(0, 0)], constant_values=fill)
    return sliding_window_view(image[0], size, axis=(0, 1))[:: stride[0], :: stride[1]]


def _activation(array, code):
    return np.clip(array, 0, {1: np.inf, 3: 6}[code]) if code else array


def _stride(options):
    return options.scalar(2, "i"), options.scalar(1, "i")


def _conv(options, arguments, shape):
    image, weights, bias = arguments
    padding = options.scalar(0, "b")
    windows = _windows(image, weights.shape[1:3], _stride(options), padding, shape, 0)
    result = np.tensordot(windows, weights, axes=((2, 3, 4), (3, 1, 2))) + bias
    return _activation(result[None].astype(np.float32), options.scalar(3, "b"))


def _depthwise(options, arguments, shape):
    image, weights, bias = arguments
    padding = options.scalar(0, "b")
    windows = _windows(image, weights.shape[1:3], _stride(options), padding, shape, 0)
    result = np.einsum("yxcij,ijc->yxc", windows, weights[0]) + bias
    return _activation(result[None].astype(np.float32), options.scalar(4, "b"))


def _max_pool(options, arguments, shape):
    size = options.scalar(4, "i"), options.scalar(3, "i")
    padding = options.scalar(0, "b")
    windows = _windows(arguments[0], size, _stride(options), padding, shape, -np.inf)
    return windows.max(axis=(3, 4))[None]


def _add(options, arguments, shape):
    code = options.scalar(0, "b") if options else 0
    return _activation(arguments[0] + arguments[1], code)


_OPERATORS = {
    "ADD": _add,
    "CONCATENATION": lambda o, a, s: np.concatenate(a, axis=o.scalar(0, "i")),
    "CONV_2D": _conv,
    "DEPTHWISE_CONV_2D": _depthwise,
    "LOGISTIC": lambda o, a, s: 1 / (1 + np.exp(-a[0])),
    "MAX_POOL_2D": _max_pool,
    "PAD": lambda o, a, s: np.pad(a[0], a[1]),
    "PRELU": lambda o, a, s: np.where(a[0] > 0, a[0], a[0] * a[1]),
    "RELU": lambda o, a, s: np.maximum(a[0], 0),
    "RESHAPE": lambda o, a, s: a[0].reshape(s),
}
