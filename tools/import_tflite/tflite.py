"""A TFLite file as plain Python: tensors, constants and operators of its first subgraph.

Field numbers are those of TensorFlow Lite's schema.fbs, version 3.
"""

from dataclasses import dataclass, field

import numpy as np

from . import flatbuffer
from .errors import ImportFailure

# Builtin operator codes that we name; any other is reported by its number.
_OPERATORS = {
    0: "ADD",
    2: "CONCATENATION",
    3: "CONV_2D",
    4: "DEPTHWISE_CONV_2D",
    6: "DEQUANTIZE",
    14: "LOGISTIC",
    17: "MAX_POOL_2D",
    18: "MUL",
    19: "RELU",
    22: "RESHAPE",
    32: "CUSTOM",
    34: "PAD",
    45: "STRIDED_SLICE",
    54: "PRELU",
}
_TYPES = {0: np.dtype("<f4"), 1: np.dtype("<f2"), 2: np.dtype("<i4")}
_MAX_DIMENSION = 1 << 20  # far above any model we read; keeps products of a damaged shape sane


@dataclass
class Tensor:
    index: int
    name: str
    shape: tuple
    value: np.ndarray = None  # the constant, None for what is computed at run time


@dataclass
class Operator:
    name: str  # such as "CONV_2D"; for a custom operator its own name
    inputs: list
    outputs: list
    options: flatbuffer.Table = None
    custom_options: bytes = b""


@dataclass
class Graph:
    tensors: list
    inputs: list
    outputs: list
    operators: list
    producer: dict = field(default_factory=dict)  # tensor index -> Operator

    def is_constant(self, index):
        return self._constant_value(index) is not None

    def constant(self, index, what, kind=np.float32):
        """The constant of a tensor as float32 or int32; `what` names it in the message."""
        value = self._constant_value(index)
        if value is None or value.dtype.kind != np.dtype(kind).kind:
            raise ImportFailure(f"{what} (tensor {index}) is not a constant of the right type")
        if not np.isfinite(value).all():
            raise ImportFailure(f"{what} (tensor {index}) has numbers that are not finite")
        return value.astype(kind)

    def _constant_value(self, index):
        """Looks through DEQUANTIZE, behind which models keep their weights as float16."""
        tensor = self.tensor(index)
        producer = self.producer.get(index)
        if producer and producer.name == "DEQUANTIZE" and len(producer.inputs) == 1:
            tensor = self.tensor(producer.inputs[0])
        return tensor.value

    def tensor(self, index):
        if not 0 <= index < len(self.tensors):
            raise ImportFailure(f"there is no tensor {index}, only {len(self.tensors)} of them")
        return self.tensors[index]


def read_graph(data):
    """Reads the first subgraph of a TFLite file given as bytes; throws ImportFailure."""
    if data[4:8] != b"TFL3":
        raise ImportFailure("not a TFLite file (its identifier is not TFL3)")
    model = flatbuffer.root(data)
    subgraphs = model.tables(2)
    if not subgraphs:
        raise ImportFailure("the TFLite file holds no graph")
    subgraph = subgraphs[0]
    buffers = model.tables(4)
    graph = Graph(
        tensors=[_read_tensor(i, t, buffers) for i, t in enumerate(subgraph.tables(0))],
        inputs=subgraph.ints(1),
        outputs=subgraph.ints(2),
        operators=[],
    )
    codes = [_operator_name(c) for c in model.tables(1)]
    for table in subgraph.tables(3):
        code = table.scalar(0, "I")
        if code >= len(codes):
            raise ImportFailure(f"operator code {code} does not exist")
        operator = Operator(
            codes[code], table.ints(1), table.ints(2), table.table(4), table.bytes(5)
        )
        for index in operator.outputs:
            graph.tensor(index)
            if graph.producer.setdefault(index, operator) is not operator:
                raise ImportFailure(f"tensor {index} is computed twice")
        graph.operators.append(operator)
    for index in graph.inputs + graph.outputs:
        graph.tensor(index)
    return graph


def _operator_name(code):
    number = max(code.scalar(0, "b"), code.scalar(3, "i"))
    name = _OPERATORS.get(number, f"number {number}")
    return code.string(1) if name == "CUSTOM" else name


def _read_tensor(index, table, buffers):
    shape = tuple(table.ints(0))
    if any(not 0 < d <= _MAX_DIMENSION for d in shape):
        raise ImportFailure(f"tensor {index} has the impossible shape {list(shape)}")
    buffer = table.scalar(2, "I")
    if buffer >= len(buffers):
        raise ImportFailure(f"tensor {index} names buffer {buffer}, which does not exist")
    tensor = Tensor(index, table.string(3), shape)
    raw = buffers[buffer].bytes(0)
    if raw:
        dtype = _TYPES.get(table.scalar(1, "b"))
        if dtype is None:
            raise ImportFailure(f"tensor {index} has an element type that is not supported")
        count = 1
        for d in shape:
            count *= d
        if len(raw) != count * dtype.itemsize:
            raise ImportFailure(f"tensor {index} has {len(raw)} bytes, not what its shape needs")
        tensor.value = np.frombuffer(raw, dtype).reshape(shape)
    return tensor
