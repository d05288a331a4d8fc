"""Reads FlatBuffers tables with every offset checked.

A damaged file must end in `ImportFailure`, never in a struct error, an endless loop or a slice that
silently comes out short. Format: https://flatbuffers.dev/internals (all numbers little-endian).
"""

import struct

from .errors import ImportFailure


class Table:
    """One table at `pos` of `data`. Fields are numbered as in the schema, from 0."""

    def __init__(self, data, pos):
        self.data = data
        self.pos = pos
        vtable = pos - unpack(data, "<i", pos)
        size = unpack(data, "<H", vtable)
        if size < 4 or size % 2 or vtable + size > len(data):
            raise ImportFailure(f"damaged FlatBuffer: bad table layout at byte {pos}")
        self.vtable = vtable
        self.field_count = (size - 4) // 2

    def field(self, index):
        """Position of a field, or None where the table leaves it out."""
        if index >= self.field_count:
            return None
        offset = unpack(self.data, "<H", self.vtable + 4 + 2 * index)
        return self.pos + offset if offset else None

    def scalar(self, index, code, default=0):
        pos = self.field(index)
        return default if pos is None else unpack(self.data, "<" + code, pos)

    def table(self, index):
        pos = self.field(index)
        return None if pos is None else Table(self.data, follow(self.data, pos))

    def tables(self, index):
        """The tables of a vector field; empty where it is left out."""
        start, count = self._vector(index, 4)
        return [Table(self.data, follow(self.data, start + 4 * i)) for i in range(count)]

    def ints(self, index):
        start, count = self._vector(index, 4)
        return list(struct.unpack_from(f"<{count}i", self.data, start)) if count else []

    def bytes(self, index):
        start, count = self._vector(index, 1)
        return bytes(self.data[start : start + count])

    def string(self, index):
        return self.bytes(index).decode("utf-8", "replace")

    def _vector(self, index, item_size):
        pos = self.field(index)
        if pos is None:
            return 0, 0
        start = follow(self.data, pos)
        count = unpack(self.data, "<I", start)
        if start + 4 + count * item_size > len(self.data):
            raise ImportFailure(f"damaged FlatBuffer: vector at byte {start} runs past the end")
        return start + 4, count


def root(data):
    return Table(data, follow(data, 0))


def follow(data, pos):
    return pos + unpack(data, "<I", pos)


def unpack(data, code, pos):
    if pos < 0 or pos + struct.calcsize(code) > len(data):
        raise ImportFailure(f"damaged FlatBuffer: offset {pos} is outside the {len(data)} bytes")
    return struct.unpack_from(code, data, pos)[0]
