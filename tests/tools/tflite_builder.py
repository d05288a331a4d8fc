"""Builds small TFLite files, so that the importer is tested without anybody's model."""

import struct

import numpy as np

BUILTIN = {"ADD": 0, "CONCATENATION": 2, "CONV_2D": 3, "DEPTHWISE_CONV_2D": 4, "DEQUANTIZE": 6,
           "LOGISTIC": 14, "MAX_POOL_2D": 17, "MUL": 18, "RELU": 19, "RESHAPE": 22, "PAD": 34,
           "PRELU": 54}  # fmt: skip
CUSTOM = 32
TYPES = {"float32": 0, "float16": 1, "int32": 2}
SAME, VALID = 0, 1


class ModelBuilder:
    """Tensors are numbers, given out in order; images are batch, height, width, channels."""

    def __init__(self):
        self.buffers = [b""]  # buffer 0 is empty by TFLite's rule
        self.tensors = []
        self.codes = []
        self.operators = []

    def tensor(self, shape, name=""):
        self.tensors.append((tuple(shape), TYPES["float32"], 0, name))
        return len(self.tensors) - 1

    def constant(self, array):
        array = np.asarray(array)
        self.buffers.append(array.tobytes())
        entry = (array.shape, TYPES[str(array.dtype)], len(self.buffers) - 1, "")
        self.tensors.append(entry)
        return len(self.tensors) - 1

    def weights(self, array):
        """A constant as models keep it: float16 behind DEQUANTIZE."""
        packed = self.constant(np.asarray(array, np.float16))
        return self.operator("DEQUANTIZE", [packed], np.shape(array))

    def operator(self, kind, inputs, shape, options=None, custom_options=b"", name=""):
        """Adds an operator with one output of `shape`; returns the output."""
        output = self.tensor(shape, name)
        if kind not in self.codes:
            self.codes.append(kind)
        self.operators.append((self.codes.index(kind), inputs, [output], options, custom_options))
        return output

    def conv(self, source, weights, bias, shape, stride=1, padding=SAME, activation=0, name=""):
        options = {0: ("b", padding), 1: ("i", stride), 2: ("i", stride), 3: ("b", activation)}
        inputs = [source, self.weights(weights), self.weights(bias)]
        return self.operator("CONV_2D", inputs, shape, options, name=name)

    def depthwise(self, source, weights, bias, shape, stride=1, padding=SAME):
        options = {0: ("b", padding), 1: ("i", stride), 2: ("i", stride), 3: ("i", 1)}
        inputs = [source, self.weights(weights), self.weights(bias)]
        return self.operator("DEPTHWISE_CONV_2D", inputs, shape, options)

    def max_pool(self, source, shape, size, stride, padding=SAME):
        options = {0: ("b", padding), 1: ("i", stride), 2: ("i", stride),
                   3: ("i", size), 4: ("i", size)}  # fmt: skip
        return self.operator("MAX_POOL_2D", [source], shape, options)

    def finish(self, inputs, outputs):
        """The file as bytes."""
        codes = [
            {0: ("b", BUILTIN.get(k, CUSTOM)), **({} if k in BUILTIN else {1: k.encode()})}
            for k in self.codes
        ]
        tensors = [
            {0: list(s), 1: ("b", t), 2: ("I", b), 3: n.encode()} for s, t, b, n in self.tensors
        ]
        operators = []
        for code, ins, outs, options, custom in self.operators:
            table = {0: ("I", code), 1: list(ins), 2: list(outs)}
            if options is not None:
                table[4] = options
            if custom:
                table[5] = custom
            operators.append(table)
        subgraph = {0: tensors, 1: list(inputs), 2: list(outputs), 3: operators}
        buffers = [{0: b} if b else {} for b in self.buffers]
        # Constants come last, so that a test can damage everything else.
        return flatbuffer({0: ("I", 3), 1: codes, 2: [subgraph], 4: buffers}, b"TFL3")


def flatbuffer(root, identifier):
    """A FlatBuffer from dicts (tables: field number -> value).

    A value is (struct code, number), bytes, a list of numbers, a dict or a list of dicts.
    """
    data = bytearray(8)
    data[4:8] = identifier
    _put_offset(data, 0, _write_table(data, root))
    return bytes(data)


def _write_table(data, fields):
    count = max(fields, default=-1) + 1
    _align(data, 8)
    vtable = len(data)
    data += bytes((4 + 2 * count + 7) // 8 * 8)
    table = len(data)
    data += bytes(8 + 8 * count)
    struct.pack_into("<HH", data, vtable, 4 + 2 * count, 8 + 8 * count)
    struct.pack_into("<i", data, table, table - vtable)
    for index, value in sorted(fields.items()):
        place = table + 8 + 8 * index
        struct.pack_into("<H", data, vtable + 4 + 2 * index, place - table)
        if isinstance(value, tuple):
            struct.pack_into("<" + value[0], data, place, value[1])
        else:
            _put_offset(data, place, _write_value(data, value))
    return table


def _write_value(data, value):
    if isinstance(value, dict):
        return _write_table(data, value)
    _align(data, 4)
    start = len(data)
    data += struct.pack("<I", len(value))
    if isinstance(value, bytes):
        data += value + b"\0"
    elif value and isinstance(value[0], dict):
        places = [len(data) + 4 * i for i in range(len(value))]
        data += bytes(4 * len(value))
        for place, item in zip(places, value):
            _put_offset(data, place, _write_table(data, item))
    else:
        data += struct.pack(f"<{len(value)}i", *value)
    return start


def _align(data, size):
    data += bytes(-len(data) % size)


def _put_offset(data, place, target):
    struct.pack_into("<I", data, place, target - place)


def flexbuffer_map(values):
    """A FlexBuffers map of ints, floats and lists of ints; every number four bytes wide."""
    int_type, float_type, map_type, int_list_type = 1, 3, 9, 11
    keys = sorted(values)
    data, key_places, list_places = bytearray(), {}, {}
    for key in keys:
        key_places[key] = len(data)
        data += key.encode() + b"\0"
    _align(data, 4)
    for key in keys:
        if isinstance(values[key], list):
            data += struct.pack("<I", len(values[key]))
            list_places[key] = len(data)
            data += struct.pack(f"<{len(values[key])}i", *values[key])
    data += struct.pack("<I", len(keys))
    key_list = len(data)
    for key in keys:
        data += struct.pack("<I", len(data) - key_places[key])
    data += struct.pack("<III", len(data) - key_list, 4, len(keys))
    start, types = len(data), bytearray()
    for key in keys:
        value = values[key]
        if isinstance(value, list):
            data += struct.pack("<I", len(data) - list_places[key])
            types.append(int_list_type << 2 | 2)
        elif isinstance(value, float):
            data += struct.pack("<f", value)
            types.append(float_type << 2 | 2)
        else:
            data += struct.pack("<i", value)
            types.append(int_type << 2 | 2)
    data += types
    _align(data, 4)
    data += struct.pack("<I", len(data) - start)
    return bytes(data) + bytes([map_type << 2 | 2, 4])
