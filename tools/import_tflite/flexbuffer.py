"""Reads the FlexBuffers map in which a custom operator keeps its options; checks every offset.

Only what such maps hold is read: whole numbers, floats, booleans, strings, maps and vectors.
Format: https://flatbuffers.dev/internals (FlexBuffers).
"""

from .errors import ImportFailure
from .flatbuffer import unpack

_INT, _UINT, _FLOAT, _KEY, _STRING = 1, 2, 3, 4, 5
_INDIRECT_INT, _INDIRECT_UINT, _INDIRECT_FLOAT = 6, 7, 8
_MAP, _VECTOR, _VECTOR_INT, _VECTOR_UINT, _VECTOR_FLOAT = 9, 10, 11, 12, 13
_BOOL = 26
_MAX_DEPTH = 2  # a map of lists of numbers; more is damage, and could take forever to read

_CODES = {
    _INT: {1: "b", 2: "<h", 4: "<i", 8: "<q"},
    _UINT: {1: "B", 2: "<H", 4: "<I", 8: "<Q"},
    _FLOAT: {4: "<f", 8: "<d"},
}


def loads(data):
    """The value of a FlexBuffer given as bytes: dict, list, int, float, bool or str."""
    if len(data) < 3:
        raise ImportFailure("damaged operator options: too short")
    width = data[-1]
    if width not in (1, 2, 4, 8):
        raise ImportFailure("damaged operator options: bad width")
    return _read(data, len(data) - 2 - width, width, data[-2], 0)


def _number(data, kind, pos, width):
    code = _CODES[kind].get(width)
    if code is None:
        raise ImportFailure("damaged operator options: bad number")
    return unpack(data, code, pos)


def _size(data, pos, width):
    size = _number(data, _UINT, pos - width, width)
    if size * width > len(data):
        raise ImportFailure("damaged operator options: a list runs past the end")
    return size


def _follow(data, pos, width):
    return pos - _number(data, _UINT, pos, width)


def _read(data, pos, parent_width, packed_type, depth):
    kind, width = packed_type >> 2, 1 << (packed_type & 3)
    if depth > _MAX_DEPTH:
        raise ImportFailure("damaged operator options: too deep")
    if kind in (_INT, _UINT, _FLOAT):
        return _number(data, kind, pos, parent_width)
    if kind == _BOOL:
        return bool(_number(data, _UINT, pos, parent_width))
    target = _follow(data, pos, parent_width)
    if kind in (_INDIRECT_INT, _INDIRECT_UINT, _INDIRECT_FLOAT):
        return _number(data, kind - _INDIRECT_INT + _INT, target, width)
    if kind == _KEY:
        return _key(data, target)
    if kind == _STRING:
        size = _size(data, target, width)
        return data[target : target + size].decode("utf-8", "replace")
    if kind == _VECTOR:
        return _values(data, target, width, depth)
    if kind in (_VECTOR_INT, _VECTOR_UINT, _VECTOR_FLOAT):
        element = kind - _VECTOR_INT + _INT
        count = _size(data, target, width)
        return [_number(data, element, target + i * width, width) for i in range(count)]
    if kind == _MAP:
        keys = _follow(data, target - 3 * width, width)
        key_width = _number(data, _UINT, target - 2 * width, width)
        values = _values(data, target, width, depth)
        return {
            _key(data, _follow(data, keys + i * key_width, key_width)): v
            for i, v in enumerate(values)
        }
    raise ImportFailure(f"damaged operator options: type {kind} is not supported")


def _values(data, target, width, depth):
    count = _size(data, target, width)
    types = target + count * width
    return [
        _read(data, target + i * width, width, unpack(data, "B", types + i), depth + 1)
        for i in range(count)
    ]


def _key(data, pos):
    end = data.find(b"\0", pos) if pos >= 0 else -1
    if end < 0:
        raise ImportFailure("damaged operator options: a name has no end")
    return data[pos:end].decode("utf-8", "replace")
