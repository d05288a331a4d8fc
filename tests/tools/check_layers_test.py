"""Seeds one offence at a time in a small tree and expects tools/check_layers to name it."""

import contextlib
import importlib.machinery
import importlib.util
import io
import pathlib
import sys
import tempfile
import unittest

TOOL = str(pathlib.Path(__file__).resolve().parents[2] / "tools" / "check_layers")
sys.dont_write_bytecode = True
LOADER = importlib.machinery.SourceFileLoader("check_layers", TOOL)
check_layers = importlib.util.module_from_spec(importlib.util.spec_from_loader("check_layers", LOADER))
LOADER.exec_module(check_layers)


def run_tool(folder):
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        code = check_layers.main([folder])
    return code, output.getvalue()

CLEAN = {
    "src/core/CMakeLists.txt": "attune_layer(core SOURCES face.cpp LINKS third_party::opencv_core)\n",
    "src/core/face.hpp": "#pragma once\n#include <opencv2/core/types.hpp>\n",
    "src/core/face.cpp": '#include "core/face.hpp"\n\n#include <vector>\n',
    "src/cues/CMakeLists.txt": "attune_layer(cues SOURCES gaze.cpp LINKS attune_core)\n",
    "src/cues/gaze.hpp": '#pragma once\n#include "core/face.hpp"\n',
    "src/cues/gaze.cpp": '#include "cues/gaze.hpp"\n',
    "src/vision/CMakeLists.txt": "attune_layer(vision SOURCES reader.cpp\n"
                                 "  LINKS attune_core third_party::dlib third_party::opencv_dnn)\n",
    "src/vision/reader.cpp": "#include <dlib/image_processing.h>\n\n#include <opencv2/dnn.hpp>\n\n"
                             '#include "core/face.hpp"\n',
    "src/app/CMakeLists.txt": "attune_layer(app SOURCES commands/analyze.cpp\n"
                              "  LINKS attune_cues attune_vision attune_core)\n",
    "src/app/commands/analyze.cpp": "#include <nlohmann/json.hpp>\n\n"
                                    '#include "cues/gaze.hpp"\n#include "vision/reader.hpp"\n'
                                    "auto t = std::chrono::steady_clock::now();\n",
    "src/app/main.cpp": "int main() {}\n",
    "tests/core/CMakeLists.txt": "attune_test(core_test LABEL unit SOURCES face_test.cpp)\n",
    "tests/core/face_test.cpp": "",
    "tests/cues/CMakeLists.txt": "attune_test(cues_test LABEL unit SOURCES gaze_test.cpp)\n",
    "tests/cues/gaze_test.cpp": "",
    "tests/vision/CMakeLists.txt": "attune_test(vision_test LABEL unit SOURCES reader_test.cpp)\n",
    "tests/vision/reader_test.cpp": "",
    "tests/app/CMakeLists.txt": "attune_test(app_test LABEL e2e SOURCES commands/analyze_test.cpp)\n",
    "tests/app/commands/analyze_test.cpp": "",
}


def check(changes):
    """Exit code and output for the clean tree with changes; a text of None removes the file."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {**CLEAN, **changes}.items():
            if text is None:
                continue
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return run_tool(folder)


class CheckLayers(unittest.TestCase):
    def assert_caught(self, changes, *words):
        code, output = check(changes)
        self.assertEqual(code, 1, output)
        self.assertEqual(len(output.splitlines()), 1, "one offence, one line:\n" + output)
        for word in words:
            self.assertIn(word, output)

    def assert_clean(self, changes):
        code, output = check(changes)
        self.assertEqual(code, 0, output)
        return output

    def test_clean_tree_passes(self):
        self.assert_clean({})

    def test_upward_include(self):
        self.assert_caught({"src/core/face.cpp": '#include "core/face.hpp"\n\n'
                                                 '#include "cues/gaze.hpp"\n'},
                           "src/core/face.cpp:3", "core may not include cues")

    def test_sideways_include(self):
        self.assert_caught({"src/cues/gaze.hpp": '#include "vision/reader.hpp"\n'},
                           "src/cues/gaze.hpp:1", "cues may not include vision")

    def test_include_in_angle_brackets_is_seen(self):
        code, output = check({"src/cues/gaze.hpp": "#include <vision/reader.hpp>\n"})
        self.assertEqual(code, 1)
        self.assertIn("cues may not include vision", output)

    def test_include_not_written_from_src(self):
        self.assert_caught({"src/cues/gaze.hpp": '#include "options.hpp"\n'}, "cues/options.hpp")

    def test_dlib_outside_vision(self):
        self.assert_caught({"src/cues/gaze.hpp": "#include <dlib/matrix.h>\n"}, "dlib stays")

    def test_dnn_outside_vision(self):
        for header in ("opencv2/dnn.hpp", "opencv2/dnn/dnn.hpp"):
            self.assert_caught({"src/app/main.cpp": f"#include <{header}>\n"}, "dnn stays")

    def test_umbrella_header(self):
        self.assert_caught({"src/vision/reader.hpp": "#include <opencv2/opencv.hpp>\n",
                            "src/vision/reader.cpp": '#include "vision/reader.hpp"\n'}, "umbrella")

    def test_pictures_in_cues(self):
        self.assert_caught({"src/cues/gaze.hpp": "#include <opencv2/imgproc.hpp>\n"},
                           "opencv2/core only")

    def test_files_in_cues(self):
        self.assert_caught({"src/cues/gaze.hpp": "#include <fstream>\n"}, "touches no file")

    def test_imgui_outside_ui_and_app(self):
        for header in ("imgui.h", "imgui/imgui.h", "imgui_impl_glfw.h"):
            self.assert_caught({"src/core/face.hpp": f"#include <{header}>\n"}, "imgui stays")
        self.assert_clean({"src/app/main.cpp": "#include <imgui.h>\n"})

    def test_window_library_outside_app(self):
        self.assert_caught({"src/vision/gl.hpp": "#include <GLFW/glfw3.h>\n"}, "GL stay in app")

    def test_json_in_header(self):
        self.assert_caught({"src/app/options.hpp": "#include <nlohmann/json.hpp>\n"},
                           "only in a .cpp")

    def test_clock_below_app(self):
        for line in ("auto t = std::chrono::steady_clock::now();",
                     "using C = std::chrono::system_clock; auto t = C::now();"
                     " auto u = std::chrono::high_resolution_clock :: now ();",
                     "auto t = time(nullptr);", "auto t = std::time(0);",
                     "timeval v; gettimeofday(&v, nullptr);",
                     "timespec v; clock_gettime(CLOCK_MONOTONIC, &v);",
                     "auto t = cv::getTickCount();"):
            self.assert_caught({"src/vision/reader.hpp": line + "\n",
                                "src/vision/reader.cpp": '#include "vision/reader.hpp"\n'},
                               "src/vision/reader.hpp:1", "reads a clock")

    def test_words_and_longer_names_are_no_clock(self):
        self.assert_clean({"src/core/face.hpp":
                           "// steady_clock::now() is for app\n"
                           "/* time(nullptr)\n gettimeofday( */\n"
                           'const char* a = "time(nullptr)"; const int n = 1\'000; // \'\n'
                           'const char* b = R"(std::chrono::steady_clock::now())";\n'
                           "double end_time(0); double t = clock.now_s();\n"})

    def test_include_in_comment_does_not_count(self):
        self.assert_clean({"src/core/face.hpp": '// #include "app/x.hpp"\n/*\n#include "ui/x.hpp"\n*/\n'})

    def test_source_without_test(self):
        self.assert_caught({"tests/core/face_test.cpp": None}, "src/core/face.cpp",
                           "has no test: tests/core/face_test.cpp")
        self.assert_caught({"tests/app/commands/analyze_test.cpp": None},
                           "tests/app/commands/analyze_test.cpp")

    def test_test_that_is_not_built(self):
        self.assert_caught({"tests/core/CMakeLists.txt":
                            "attune_test(core_test SOURCES surface_test.cpp) # face_test.cpp\n"},
                           "tests/core/face_test.cpp", "never runs")

    def test_own_header_first(self):
        self.assert_caught({"src/core/face.cpp": '#include <vector>\n#include "core/face.hpp"\n'},
                           "own header first")

    def test_unknown_layer(self):
        self.assert_caught({"src/utils/text.hpp": "#pragma once\n"}, "src/utils", "no such layer")

    def test_source_outside_a_layer(self):
        self.assert_caught({"src/stray.hpp": "#pragma once\n"}, "lies in no layer")

    def test_layer_without_build_file(self):
        self.assert_caught({"src/cues/CMakeLists.txt": None, "src/app/CMakeLists.txt":
                            "attune_layer(app SOURCES x.cpp LINKS attune_vision)\n"},
                           "src/cues", "no CMakeLists.txt")

    def test_link_against_the_table(self):
        self.assert_caught({"src/cues/CMakeLists.txt":
                            "attune_layer(cues SOURCES gaze.cpp LINKS attune_core attune_vision)\n"},
                           "src/cues/CMakeLists.txt:1", "may not link attune_vision")

    def test_library_against_the_table(self):
        self.assert_caught({"src/cues/CMakeLists.txt":
                            "attune_layer(cues SOURCES gaze.cpp\n LINKS attune_core third_party::dlib)\n"},
                           "src/cues/CMakeLists.txt:2", "dlib stays")
        self.assert_caught({"src/cues/CMakeLists.txt":
                            "attune_layer(cues SOURCES gaze.cpp LINKS attune_core"
                            " third_party::opencv_imgproc)\n"}, "opencv2/core only")

    def test_raw_library(self):
        self.assert_caught({"src/core/CMakeLists.txt":
                            "attune_layer(core SOURCES face.cpp LINKS opencv_core)\n"},
                           "link third_party::NAME")

    def test_include_without_link(self):
        self.assert_caught({"src/cues/CMakeLists.txt": "attune_layer(cues SOURCES gaze.cpp)\n"},
                           "attune_cues does not link attune_core")

    def test_link_through_another_layer_is_enough(self):
        self.assert_clean({"src/app/CMakeLists.txt":
                           "attune_layer(app SOURCES x.cpp LINKS attune_cues attune_vision)\n"})

    def test_long_file_is_a_warning(self):
        output = self.assert_clean({"src/core/face.hpp": "\n" * 401})
        self.assertIn("warning: src/core/face.hpp: 401 lines", output)

    def test_no_source_tree(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(run_tool(folder)[0], 2)


if __name__ == "__main__":
    unittest.main()
