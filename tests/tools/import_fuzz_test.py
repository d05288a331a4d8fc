"""Damages a model in thousands of ways: the import reads it or refuses it, and nothing else."""

import os
import unittest

import numpy as np

from tiny_face_mesh import tiny_face_mesh
import support  # noqa: F401  makes the tools importable

from import_tflite.convert import convert
from import_tflite.errors import ImportFailure

_RUNS = int(os.environ.get("ATTUNE_FUZZ_RUNS", "3000"))
_INTERESTING = (0, 1, 2, 3, 4, 7, 8, 16, 32, 127, 128, 254, 255)


def damaged(data, head, random):
    """A copy with one to four bytes of the part before the constants changed, or a piece moved."""
    copy = bytearray(data)
    if random.randint(8) == 0:
        source, target, size = random.randint(head), random.randint(head), random.randint(1, 40)
        copy[target : target + size] = copy[source : source + size]
    for _ in range(random.randint(1, 5)):
        place = random.randint(head)
        pick = random.randint(3)
        if pick == 0:
            copy[place] ^= 1 << random.randint(8)
        elif pick == 1:
            copy[place] = _INTERESTING[random.randint(len(_INTERESTING))]
        else:
            copy[place] = random.randint(256)
    return bytes(copy)


class ImportFuzzTest(unittest.TestCase):
    def test_damaged_models_are_read_or_refused(self):
        data, _ = tiny_face_mesh()
        # Everything but the constants' numbers stands in front of the largest constant.
        head = data.index(max_constant_start(data))
        random = np.random.RandomState(11)
        read = refused = 0
        for number in range(_RUNS):
            try:
                convert("face_mesh", damaged(data, head, random))
                read += 1
            except ImportFailure as failure:
                refused += 1
                self.assertNotIn("\n", str(failure), f"damage number {number}")
            except Exception as error:  # noqa: BLE001  any other error is what this test looks for
                self.fail(f"damage number {number}: {type(error).__name__}: {error}")
        self.assertGreater(refused, _RUNS // 4)
        self.assertGreater(read, 0)


def max_constant_start(data):
    """The first bytes of the largest constant (the weights of the mesh's last layer)."""
    from import_tflite import tflite

    constants = [t.value for t in tflite.read_graph(data).tensors if t.value is not None]
    return max(constants, key=lambda c: c.nbytes).tobytes()[:64]


if __name__ == "__main__":
    unittest.main()
