"""Writes a part of a TFLite graph as ONNX, opset 11, for OpenCV 4.6's dnn module.

TFLite keeps images as batch, height, width, channels; ONNX and OpenCV as batch, channels, height,
width. Every image tensor is turned when it is written, so that nothing is turned at run time,
except where a reshape reads the numbers in TFLite's order.
"""

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from .errors import ImportFailure

_OPSET = 11
_IR_VERSION = 6  # the one that belongs to opset 11
_SAME, _VALID = 0, 1
_NONE, _RELU, _RELU6 = 0, 1, 3  # fused activations
# From this width on OpenCV 4.6 is quick at depthwise 3x3 convolutions. Its common way takes up to
# six times as long, more than the copies that widen a narrow image and cut the result.
_QUICK_WIDTH = 18
_NHWC_TO_NCHW = (0, 3, 1, 2)
_NCHW_TO_NHWC = (0, 2, 3, 1)


def to_onnx(graph, name, inputs, outputs):
    """The graph between `inputs` and `outputs` (dicts: tensor index -> name) as an ONNX model.

    Image tensors come in and go out as batch, channels, height, width.
    """
    writer = _Writer(graph, inputs, outputs)
    for operator in _operators_between(graph, inputs, outputs):
        writer.write(operator)
    return writer.finish(name)


def _operators_between(graph, inputs, outputs):
    """The operators that the outputs need, in the order of the file, ending at the inputs."""
    needed, pending = set(), list(outputs)
    while pending:
        index = pending.pop()
        if index in inputs or graph.is_constant(index):
            continue
        producer = graph.producer.get(index)
        if producer is None:
            raise ImportFailure(f"tensor {index} has no source between the wanted ends")
        if id(producer) not in needed:
            needed.add(id(producer))
            pending += producer.inputs
    operators = [o for o in graph.operators if id(o) in needed]
    ready = set(inputs)
    for operator in operators:
        if any(i not in ready and not graph.is_constant(i) for i in operator.inputs):
            raise ImportFailure(f"operator {operator.name} uses a tensor before it is computed")
        ready.update(operator.outputs)
    return operators


class _Writer:
    def __init__(self, graph, inputs, outputs):
        self.graph = graph
        self.inputs = inputs
        self.outputs = outputs
        self.nodes = []
        self.initializers = []

    def write(self, operator):
        handler = _HANDLERS.get(operator.name)
        if handler is None:
            raise ImportFailure(f"operator {operator.name} is not supported")
        handler(self, operator)

    def finish(self, name):
        def values(ends):
            return [
                helper.make_tensor_value_info(n, TensorProto.FLOAT, self.shape(i))
                for i, n in ends.items()
            ]

        graph = helper.make_graph(
            self.nodes, name, values(self.inputs), values(self.outputs), self.initializers
        )
        return helper.make_model(
            graph,
            producer_name="attune import_tflite",
            ir_version=_IR_VERSION,
            opset_imports=[helper.make_opsetid("", _OPSET)],
        )

    def value_name(self, index):
        return self.inputs.get(index) or self.outputs.get(index) or f"t{index}"

    def shape(self, index):
        """Shape of a tensor as it is written."""
        shape = self.graph.tensor(index).shape
        return [shape[d] for d in _NHWC_TO_NCHW] if len(shape) == 4 else list(shape)

    def node(self, kind, inputs, output, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))

    def add_initializer(self, name, array):
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def pad(self, source, name, amounts):
        """Zeros around an image; returns `name`. OpenCV 4.6 pads a convolution only equally."""
        amounts = self.add_initializer(name + "_pads", np.array(amounts, np.int64))
        self.node("Pad", [source, amounts], name, mode="constant")
        return name

    def slice_width(self, source, name, width):
        ends = [(0, "starts"), (width, "ends"), (3, "axes")]
        names = [self.add_initializer(f"{name}_{k}", np.array([v], np.int64)) for v, k in ends]
        self.node("Slice", [source] + names, name)

    def result(self, operator, fused_activation=0):
        """Name for the result of `operator`; with a fused activation, of what stands before it."""
        name = self.value_name(operator.outputs[0])
        if fused_activation == _NONE:
            return name
        if fused_activation not in (_RELU, _RELU6):
            raise ImportFailure(
                f"operator {operator.name} has fused activation {fused_activation}; not supported"
            )
        return name + "_linear"

    def close(self, operator, fused_activation):
        name = self.value_name(operator.outputs[0])
        if fused_activation == _RELU:
            self.node("Relu", [name + "_linear"], name)
        elif fused_activation == _RELU6:
            # Limits as attributes, the form before opset 11: the only one OpenCV 4.6 reads.
            self.node("Clip", [name + "_linear"], name, min=0.0, max=6.0)


def _image_shapes(writer, operator):
    """TFLite shapes of the first input and the first output, which must be single images."""
    shapes = [writer.graph.tensor(i).shape for i in (operator.inputs[0], operator.outputs[0])]
    if any(len(s) != 4 or s[0] != 1 for s in shapes):
        raise ImportFailure(f"operator {operator.name} does not work on one image")
    return shapes


def _need(operator, inputs, outputs=1, options=True):
    if len(operator.inputs) != inputs or len(operator.outputs) != outputs:
        raise ImportFailure(
            f"operator {operator.name} has {len(operator.inputs)} inputs and "
            f"{len(operator.outputs)} outputs, not {inputs} and {outputs}"
        )
    if options and operator.options is None:
        raise ImportFailure(f"operator {operator.name} has no options")


def _pads(operator, padding, in_shape, kernel, strides, out_shape):
    """Zeros (before, after) of height and of width. TFLite's SAME puts the odd one after."""
    if padding not in (_SAME, _VALID) or min(*strides, *kernel) < 1:
        raise ImportFailure(f"operator {operator.name} has options that are not supported")
    pads = []
    for size, reach, stride, out in zip(in_shape[1:3], kernel, strides, out_shape[1:3]):
        fits = -(-size // stride) if padding == _SAME else (size - reach) // stride + 1
        if out != fits:
            raise ImportFailure(f"operator {operator.name} has sizes that do not fit each other")
        total = max((out - 1) * stride + reach - size, 0) if padding == _SAME else 0
        pads.append((total // 2, total - total // 2))
    return pads


def _convolution(writer, operator, depthwise):
    weights, bias, strides, pads, activation = _read_convolution(writer, operator, depthwise)
    in_shape, out_shape = _image_shapes(writer, operator)
    name = writer.result(operator, activation)
    if not depthwise and out_shape[1:3] == (1, 1) and weights.shape[2:] == in_shape[1:3]:
        _fully_connected(writer, operator, name, weights, bias)
        writer.close(operator, activation)
        return

    result, source = name, writer.value_name(operator.inputs[0])
    (top, bottom), (left, right) = pads
    narrow = depthwise and weights.shape[2:] == (3, 3) and in_shape[2] < _QUICK_WIDTH
    if narrow or top != bottom or left != right:
        if narrow:
            right += max(_QUICK_WIDTH - in_shape[2] - left - right, 0)
        if (in_shape[2] + left + right - weights.shape[3]) // strides[1] + 1 != out_shape[2]:
            result = name + "_wide"
        source = writer.pad(source, name + "_padded", [0, 0, top, left, 0, 0, bottom, right])
        top = bottom = left = right = 0
    weights_name = writer.add_initializer(name + "_weights", weights)
    bias_name = writer.add_initializer(name + "_bias", bias)
    writer.node(
        "Conv",
        [source, weights_name, bias_name],
        result,
        kernel_shape=list(weights.shape[2:]),
        strides=list(strides),
        pads=[top, left, bottom, right],
        group=in_shape[3] if depthwise else 1,
    )
    if result != name:
        writer.slice_width(result, name, out_shape[2])
    writer.close(operator, activation)


def _read_convolution(writer, operator, depthwise):
    """Weights (out channels, in channels, height, width), bias, strides, pads, activation."""
    _need(operator, 3)
    in_shape, out_shape = _image_shapes(writer, operator)
    options = operator.options
    # The two option tables differ by `depth_multiplier` at field 3.
    shift = 1 if depthwise else 0
    if options.scalar(4 + shift, "i", 1) != 1 or options.scalar(5 + shift, "i", 1) != 1:
        raise ImportFailure(f"operator {operator.name} is dilated; not supported")
    if depthwise and options.scalar(3, "i") != 1:
        raise ImportFailure(f"operator {operator.name} multiplies channels; not supported")
    weights = writer.graph.constant(operator.inputs[1], "weights")
    bias = writer.graph.constant(operator.inputs[2], "bias")
    if weights.ndim != 4:
        raise ImportFailure(f"operator {operator.name} has weights without four axes")
    # TFLite: out, height, width, in; depthwise: 1, height, width, channels.
    weights = weights.transpose((3, 0, 1, 2) if depthwise else (0, 3, 1, 2))
    channels = (out_shape[3], 1 if depthwise else in_shape[3])
    if weights.shape[:2] != channels or bias.shape != (out_shape[3],) or (
        depthwise and in_shape[3] != out_shape[3]
    ):
        raise ImportFailure(f"operator {operator.name} has weights that do not fit its sizes")
    strides = (options.scalar(2, "i"), options.scalar(1, "i"))
    padding = options.scalar(0, "b")
    pads = _pads(operator, padding, in_shape, weights.shape[2:], strides, out_shape)
    return weights, bias, strides, pads, options.scalar(3 + shift, "b")


def _fully_connected(writer, operator, name, weights, bias):
    """A kernel that covers the whole image; OpenCV runs a matrix five times as fast."""
    rows = len(weights)
    weights_name = writer.add_initializer(name + "_weights", weights.reshape(rows, -1))
    bias_name = writer.add_initializer(name + "_bias", bias)
    shape_name = writer.add_initializer(name + "_shape", np.array([1, rows, 1, 1], np.int64))
    writer.node("Flatten", [writer.value_name(operator.inputs[0])], name + "_in", axis=1)
    writer.node("Gemm", [name + "_in", weights_name, bias_name], name + "_out", transB=1)
    writer.node("Reshape", [name + "_out", shape_name], name)


def _conv_2d(writer, operator):
    _convolution(writer, operator, depthwise=False)


def _depthwise_conv_2d(writer, operator):
    _convolution(writer, operator, depthwise=True)


def _max_pool_2d(writer, operator):
    _need(operator, 1)
    in_shape, out_shape = _image_shapes(writer, operator)
    options = operator.options
    strides = (options.scalar(2, "i"), options.scalar(1, "i"))
    kernel = (options.scalar(4, "i"), options.scalar(3, "i"))
    if options.scalar(5, "b") != 0:
        raise ImportFailure("operator MAX_POOL_2D has a fused activation; not supported")
    pads = _pads(operator, options.scalar(0, "b"), in_shape, kernel, strides, out_shape)
    writer.node(
        "MaxPool",
        [writer.value_name(operator.inputs[0])],
        writer.result(operator),
        kernel_shape=list(kernel),
        strides=list(strides),
        pads=[pads[0][0], pads[1][0], pads[0][1], pads[1][1]],
    )


def _add(writer, operator):
    _need(operator, 2, options=False)
    shapes = {writer.graph.tensor(i).shape for i in operator.inputs + operator.outputs}
    if len(shapes) != 1:
        raise ImportFailure("operator ADD has operands of different shapes; not supported")
    activation = operator.options.scalar(0, "b") if operator.options else 0
    names = [writer.value_name(i) for i in operator.inputs]
    writer.node("Add", names, writer.result(operator, activation))
    writer.close(operator, activation)


def _relu(writer, operator):
    _need(operator, 1, options=False)
    writer.node("Relu", [writer.value_name(operator.inputs[0])], writer.result(operator))


def _prelu(writer, operator):
    _need(operator, 2, options=False)
    channels = _image_shapes(writer, operator)[0][3]
    slope = writer.graph.constant(operator.inputs[1], "slope")
    if slope.shape != (1, 1, channels):
        raise ImportFailure("operator PRELU has not one slope a channel; not supported")
    name = writer.result(operator)
    slope_name = writer.add_initializer(name + "_slope", slope.reshape(channels, 1, 1))
    writer.node("PRelu", [writer.value_name(operator.inputs[0]), slope_name], name)


def _pad(writer, operator):
    _need(operator, 2, options=False)
    in_shape, out_shape = _image_shapes(writer, operator)
    pads = writer.graph.constant(operator.inputs[1], "padding", np.int32)
    if pads.shape != (4, 2) or pads.min() < 0:
        raise ImportFailure("operator PAD has a padding that is not supported")
    if any(in_shape[d] + int(pads[d].sum()) != out_shape[d] for d in range(4)):
        raise ImportFailure("operator PAD has sizes that do not fit each other")
    amounts = pads[list(_NHWC_TO_NCHW)].T.reshape(-1)
    writer.pad(writer.value_name(operator.inputs[0]), writer.result(operator), amounts)


def _reshape(writer, operator):
    if len(operator.inputs) not in (1, 2) or len(operator.outputs) != 1:
        raise ImportFailure("operator RESHAPE has a wrong number of inputs or outputs")
    in_shape = writer.graph.tensor(operator.inputs[0]).shape
    out_shape = writer.graph.tensor(operator.outputs[0]).shape
    if np.prod(in_shape, dtype=object) != np.prod(out_shape, dtype=object):
        raise ImportFailure("operator RESHAPE changes the number of elements")
    if len(out_shape) == 4 and max(out_shape[1:3]) > 1:
        raise ImportFailure("operator RESHAPE makes an image, which is not supported")
    source, name = writer.value_name(operator.inputs[0]), writer.result(operator)
    if len(in_shape) == 4 and max(in_shape[1:3]) > 1:
        writer.node("Transpose", [source], name + "_nhwc", perm=list(_NCHW_TO_NHWC))
        source = name + "_nhwc"
    shape = np.array(writer.shape(operator.outputs[0]), np.int64)
    writer.node("Reshape", [source, writer.add_initializer(name + "_shape", shape)], name)


def _concatenation(writer, operator):
    if not operator.inputs or len(operator.outputs) != 1 or operator.options is None:
        raise ImportFailure("operator CONCATENATION lacks inputs, output or options")
    shapes = [writer.graph.tensor(i).shape for i in operator.inputs + operator.outputs]
    rank, axis = len(shapes[0]), operator.options.scalar(0, "i")
    axis += rank if axis < 0 else 0
    if not 0 <= axis < rank or any(len(s) != rank for s in shapes) or rank == 4:
        raise ImportFailure("operator CONCATENATION has an axis or rank that is not supported")
    if operator.options.scalar(1, "b") != 0:
        raise ImportFailure("operator CONCATENATION has a fused activation; not supported")
    names = [writer.value_name(i) for i in operator.inputs]
    writer.node("Concat", names, writer.result(operator), axis=axis)


_HANDLERS = {
    "ADD": _add,
    "CONCATENATION": _concatenation,
    "CONV_2D": _conv_2d,
    "DEPTHWISE_CONV_2D": _depthwise_conv_2d,
    "MAX_POOL_2D": _max_pool_2d,
    "PAD": _pad,
    "PRELU": _prelu,
    "RELU": _relu,
    "RESHAPE": _reshape,
}
