"""The model import against a plain NumPy run of the same TFLite graph, and what it refuses."""

import subprocess
import sys
import unittest

import numpy as np

from support import ROOT, needs_opencv, run_onnx
from tflite_builder import VALID, ModelBuilder, flexbuffer_map
from tiny_face_mesh import tiny_face_mesh
from tflite_reference import run

from import_tflite import flexbuffer, tflite
from import_tflite.convert import convert
from import_tflite.errors import ImportFailure
from import_tflite.to_onnx import to_onnx


def numbers(seed, *shape):
    return np.random.RandomState(seed).uniform(-1, 1, shape).astype(np.float32)


def turned(array):
    """Batch, height, width, channels to batch, channels, height, width."""
    return array.transpose(0, 3, 1, 2) if array.ndim == 4 else array


class ConversionTest(unittest.TestCase):
    """Each case builds one graph, runs it with NumPy, and its ONNX with the program's OpenCV."""

    def check(self, builder, source, result):
        graph = tflite.read_graph(builder.finish([source], [result]))
        data = numbers(7, *graph.tensor(source).shape)
        (expected,) = run(graph, {source: data}, [result])
        expected = turned(expected)
        model = to_onnx(graph, "test", {source: "in"}, {result: "out"})
        found = run_onnx(model.SerializeToString(), turned(data), {"out": expected.shape})["out"]
        np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-5)
        return [node.op_type for node in model.graph.node]

    @needs_opencv
    def test_convolution_with_equal_and_unequal_padding(self):
        for size, kernel, stride in ((8, 3, 1), (8, 3, 2), (9, 3, 2), (8, 5, 2), (7, 1, 1)):
            with self.subTest(size=size, kernel=kernel, stride=stride):
                b, out = ModelBuilder(), -(-size // stride)
                x = b.tensor((1, size, size, 3))
                weights = numbers(1, 4, kernel, kernel, 3)
                y = b.conv(x, weights, numbers(2, 4), (1, out, out, 4), stride)
                self.check(b, x, y)

    @needs_opencv
    def test_convolution_with_activation_and_valid_padding(self):
        b = ModelBuilder()
        x = b.tensor((1, 6, 5, 2))
        y = b.conv(x, numbers(1, 3, 3, 2, 2), numbers(2, 3), (1, 4, 4, 3), 1, VALID, activation=1)
        self.assertEqual(self.check(b, x, y), ["Conv", "Relu"])

    @needs_opencv
    def test_convolution_with_a_limited_activation(self):
        b = ModelBuilder()
        x = b.tensor((1, 6, 5, 2))
        weights = 9 * numbers(1, 3, 3, 3, 2)  # some results lie above the limit of 6
        y = b.conv(x, weights, numbers(2, 3), (1, 4, 3, 3), 1, VALID, activation=3)
        self.assertEqual(self.check(b, x, y), ["Conv", "Clip"])

    @needs_opencv
    def test_convolution_over_the_whole_image(self):
        b = ModelBuilder()
        x = b.tensor((1, 3, 3, 4))
        y = b.conv(x, numbers(1, 6, 3, 3, 4), numbers(2, 6), (1, 1, 1, 6), 1, VALID)
        points = b.operator("RESHAPE", [y], (1, 3, 2))
        self.assertEqual(self.check(b, x, points), ["Flatten", "Gemm", "Reshape", "Reshape"])

    @needs_opencv
    def test_depthwise_convolution_narrow_and_wide(self):
        for width, stride in ((2, 1), (12, 1), (12, 2), (16, 1), (16, 2), (24, 1), (24, 2)):
            with self.subTest(width=width, stride=stride):
                b, out = ModelBuilder(), width // stride
                x = b.tensor((1, width, width, 5))
                shape = (1, out, out, 5)
                y = b.depthwise(x, numbers(1, 1, 3, 3, 5), numbers(2, 5), shape, stride)
                self.check(b, x, y)

    @needs_opencv
    def test_residual_block(self):
        b = ModelBuilder()
        x = b.tensor((1, 20, 20, 4))
        deep = b.depthwise(x, numbers(1, 1, 3, 3, 4), numbers(2, 4), (1, 10, 10, 4), 2)
        deep = b.conv(deep, numbers(3, 6, 1, 1, 4), numbers(4, 6), (1, 10, 10, 6))
        short = b.max_pool(x, (1, 10, 10, 4), 2, 2)
        padding = b.constant(np.array([[0, 0], [0, 0], [0, 0], [0, 2]], np.int32))
        short = b.operator("PAD", [short, padding], (1, 10, 10, 6))
        y = b.operator("ADD", [short, deep], (1, 10, 10, 6), {0: ("b", 0)})
        slope = b.weights(numbers(5, 1, 1, 6))
        y = b.operator("PRELU", [y, slope], (1, 10, 10, 6))
        y = b.operator("RELU", [y], (1, 10, 10, 6))
        self.check(b, x, y)

    @needs_opencv
    def test_reshape_keeps_the_order_of_tflite(self):
        b = ModelBuilder()
        x = b.tensor((1, 4, 4, 6))
        small = b.conv(x, numbers(1, 6, 3, 3, 6), numbers(2, 6), (1, 2, 2, 6), 2)
        first = b.operator("RESHAPE", [x], (1, 32, 3))
        second = b.operator("RESHAPE", [small], (1, 8, 3))
        options = {0: ("i", 1)}
        y = b.operator("CONCATENATION", [first, second], (1, 40, 3), options)
        self.check(b, x, y)

    @needs_opencv
    def test_the_cut_graphs_join_to_the_whole(self):
        data, ends = tiny_face_mesh()
        graph = tflite.read_graph(data)
        files = convert("face_mesh", data)
        image = numbers(3, 1, 8, 8, 3)
        mesh, flag, features = run(graph, {0: image}, [ends[n] for n in ("mesh", "flag", "map")])
        shapes = {"mesh": mesh.shape, "face_flag": flag.shape, "features": (1, 4, 2, 2)}
        found = run_onnx(files["face_mesh.onnx"], turned(image), shapes)
        for name, expected in (("mesh", mesh), ("face_flag", flag), ("features", turned(features))):
            np.testing.assert_allclose(found[name], expected, rtol=1e-4, atol=1e-5)
        sample = numbers(4, 1, 2, 2, 4)
        points, iris = run(graph, {ends["left_eye"]: sample}, ends["left_eye_outputs"])
        shapes = {"points": points.shape, "iris": iris.shape}
        found = run_onnx(files["face_mesh_left_eye.onnx"], turned(sample), shapes)
        np.testing.assert_allclose(found["points"], points, rtol=1e-4, atol=1e-5)
        np.testing.assert_allclose(found["iris"], iris, rtol=1e-4, atol=1e-5)

    def test_the_same_bytes_whatever_the_hash_seed(self):
        script = (
            "import hashlib; from tiny_face_mesh import tiny_face_mesh; import support;"
            "from import_tflite.convert import convert;"
            "files = convert('face_mesh', tiny_face_mesh()[0]);"
            "print([(n, hashlib.sha256(b).hexdigest()) for n, b in files.items()])"
        )
        results = {
            subprocess.check_output(
                [sys.executable, "-c", script],
                cwd=ROOT / "tests" / "tools",
                env={"PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": "1"},
            )
            for seed in ("1", "2")
        }
        self.assertEqual(len(results), 1)


class FaceMeshTableTest(unittest.TestCase):
    def test_says_how_the_parts_join(self):
        import json

        table = json.loads(convert("face_mesh", tiny_face_mesh()[0])["face_mesh_parts.json"])
        self.assertEqual((table["mesh_points"], table["points"]), (468, 478))
        self.assertEqual((table["image_size"], table["feature_size"]), (8, 2))
        self.assertEqual(sorted(table["parts"]), ["left_eye", "lips", "right_eye"])
        # The model's right-hand eye in the picture, points 362 and 263, is the subject's left one.
        eye = table["parts"]["left_eye"]
        self.assertEqual((eye["rotation_start"], eye["rotation_end"]), (362, 263))
        self.assertEqual((eye["box_scale"], eye["sample_size"]), ([1.5, 1.25], [2, 2]))
        self.assertEqual(eye["output_units"], [8, 8])
        points, iris = eye["outputs"]
        self.assertEqual(points["mesh_indices"], eye["subset"])
        self.assertEqual(points["z_mean_of"], [])
        self.assertEqual(iris["mesh_indices"], [473, 474, 475, 476, 477])
        self.assertEqual(iris["z_mean_of"], eye["subset"][:16])
        self.assertEqual(table["parts"]["right_eye"]["outputs"][1]["mesh_indices"][0], 468)
        self.assertEqual(len(table["parts"]["lips"]["outputs"]), 1)


class RefusalTest(unittest.TestCase):
    """What cannot be read or converted ends in one line that names it."""

    def refuse(self, pattern, call, *arguments):
        with self.assertRaisesRegex(ImportFailure, pattern) as caught:
            call(*arguments)
        self.assertNotIn("\n", str(caught.exception))

    def refuse_graph(self, pattern, builder, source, result):
        graph = tflite.read_graph(builder.finish([source], [result]))
        self.refuse(pattern, to_onnx, graph, "test", {source: "in"}, {result: "out"})

    def test_what_is_not_tflite(self):
        for data in (b"", b"TFL3", b"\0" * 64, b"\x89PNG\r\n\x1a\n" + b"\0" * 99):
            self.refuse("not a TFLite file", convert, "face_mesh", data)

    def test_every_truncation(self):
        data = tiny_face_mesh()[0]
        # The constants come last, so a shorter file lacks some; only zeros of padding may go.
        for length in list(range(8, 2000, 7)) + list(range(2000, len(data) - 16, 997)):
            self.refuse("", convert, "face_mesh", data[:length])

    def test_a_model_of_another_kind(self):
        b = ModelBuilder()
        x = b.tensor((1, 4, 4, 2))
        data = b.finish([x], [b.operator("RELU", [x], (1, 4, 4, 2))])
        self.refuse("has 0 parts, not 3", convert, "face_mesh", data)
        self.refuse("detector has not the ends", convert, "face_detector", data)
        self.refuse("pose model has not the ends", convert, "pose", data)
        self.refuse("no conversion is called 'hands'", convert, "hands", data)

    def test_an_unknown_operator(self):
        b = ModelBuilder()
        x = b.tensor((1, 4, 4, 2))
        y = b.operator("LOGISTIC", [x], (1, 4, 4, 2))
        self.refuse_graph("operator LOGISTIC is not supported", b, x, y)
        b = ModelBuilder()
        x = b.tensor((1, 4, 4, 2))
        self.refuse_graph("operator Spin is not supported", b, x, b.operator("Spin", [x], (1, 2)))

    def test_sizes_that_do_not_fit(self):
        b = ModelBuilder()
        x = b.tensor((1, 8, 8, 3))
        y = b.conv(x, numbers(1, 4, 3, 3, 3), numbers(2, 4), (1, 5, 5, 4), stride=2)
        self.refuse_graph("CONV_2D has sizes that do not fit", b, x, y)
        b = ModelBuilder()
        x = b.tensor((1, 8, 8, 3))
        y = b.conv(x, numbers(1, 4, 3, 3, 2), numbers(2, 4), (1, 8, 8, 4))
        self.refuse_graph("CONV_2D has weights that do not fit", b, x, y)
        b = ModelBuilder()
        x = b.tensor((1, 4, 4, 2))
        self.refuse_graph("RESHAPE changes", b, x, b.operator("RESHAPE", [x], (1, 3, 3)))

    def test_weights_that_are_not_numbers(self):
        b = ModelBuilder()
        x = b.tensor((1, 4, 4, 1))
        weights = np.full((1, 1, 1, 1), np.nan)
        y = b.conv(x, weights, numbers(2, 1), (1, 4, 4, 1))
        self.refuse_graph("not finite", b, x, y)

    def test_an_operator_that_feeds_itself(self):
        b = ModelBuilder()
        x = b.tensor((1, 4, 4, 2))
        y = b.operator("ADD", [x, x], (1, 4, 4, 2), {0: ("b", 0)})
        b.operators[-1][1][1] = y
        self.refuse_graph("before it is computed", b, x, y)

    def test_options_out_of_range(self):
        self.refuse("out of range", convert, "face_mesh", tiny_face_mesh(rotation_end=468)[0])
        self.refuse("out of range", convert, "face_mesh", tiny_face_mesh(scale=float("nan"))[0])


class FlexBufferTest(unittest.TestCase):
    def test_reads_what_options_hold(self):
        values = {"count": -3, "scale": 1.5, "list": [1, 2, 300], "empty": []}
        self.assertEqual(flexbuffer.loads(flexbuffer_map(values)), values)

    def test_refuses_every_truncation_or_reads_something(self):
        data = flexbuffer_map({"list": [1, 2, 300], "scale": 1.5})
        for length in range(len(data)):
            try:
                flexbuffer.loads(data[:length])
            except ImportFailure:
                pass


if __name__ == "__main__":
    unittest.main()
