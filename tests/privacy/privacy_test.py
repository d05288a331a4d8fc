"""Runs the program under strace and looks at every socket it opens and every file it writes.

For sources on this machine there must be no socket but that of the display, and no file must be left that is
not text: a picture is not. Two tests show that the looking would find what it looks for.
"""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["ATTUNE_PROGRAM"]
CALLS = "socket,connect,sendto,open,openat,creat,memfd_create,rename,renameat,renameat2,link,linkat"
SOCKET = re.compile(r"\bsocket\((\w+)")
OPENED = re.compile(r'\b(?:open|creat|openat)\((?:\w+(?:<[^>]*>)?, )?"([^"]*)"(?:, ([A-Z_|]+))?')
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT")
# Devices, and what the kernel tells; nothing there stays. Mesa shares drawn pixels with the display in memory.
PASSING = ("/dev/", "/proc/", "/sys/", "/run/")


class Run:
    """One run of the program in an empty home: its sockets and files."""

    def __init__(self, home, *arguments):
        self.home = home
        log = home / "strace.log"
        environment = {name: os.environ[name] for name in ("PATH", "DISPLAY", "XAUTHORITY", "LANG")
                       if name in os.environ}
        environment.update(HOME=str(home), TMPDIR=str(home), MESA_SHADER_CACHE_DISABLE="true")
        self.done = subprocess.run(
            ["strace", "-f", "--seccomp-bpf", "-qq", "-s", "400", "-e", f"trace={CALLS}", "-o", log, PROGRAM,
             *arguments], env=environment, cwd=home, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        lines = log.read_text(errors="replace").splitlines()
        log.unlink()
        self.calls = len(lines)
        self.sockets = {m.group(1) for m in map(SOCKET.search, lines) if m}
        opened = [m.groups() for m in map(OPENED.search, lines) if m and " = -1 E" not in m.string]
        self.written_elsewhere = sorted(
            {path for path, flags in opened if WRITES.search(flags or "O_CREAT")
             and not path.startswith(PASSING) and not (home / path).is_relative_to(home)})
        self.left = {str(p.relative_to(home)): p.read_bytes() for p in home.rglob("*") if p.is_file()}

    def pictures(self):
        return sorted(name for name, content in self.left.items() if not is_text(content))


def is_text(content):
    try:
        return "\0" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False


class Privacy(unittest.TestCase):
    def run_program(self, *arguments):
        home = tempfile.TemporaryDirectory(prefix="attune-privacy-")
        self.addCleanup(home.cleanup)
        return Run(pathlib.Path(home.name).resolve(), *arguments)

    def assert_private(self, run):
        self.assertEqual(run.done.returncode, 0, run.done.stderr)
        self.assertGreater(run.calls, 20, "strace saw next to nothing")
        self.assertLessEqual(run.sockets, {"AF_UNIX"})
        self.assertEqual(run.written_elsewhere, [])
        self.assertEqual(run.pictures(), [])

    def test_analyze_opens_no_socket_and_writes_its_table_alone(self):
        run = self.run_program("analyze", "synthetic", "--out", "out.csv", "--points")
        self.assert_private(run)
        self.assertEqual(run.sockets, set())
        self.assertEqual(list(run.left), ["out.csv"])

    def test_classic_backend_is_as_private(self):
        run = self.run_program("analyze", "demo", "--backend", "classic", "--out", "out.jsonl")
        self.assert_private(run)
        self.assertEqual(run.sockets, set())

    def test_window_talks_to_the_display_alone_and_keeps_no_picture(self):
        for source in ("synthetic", "demo"):
            self.assert_private(self.run_program(source, "--leave-after", "3"))

    def test_a_picture_would_be_noticed(self):
        run = self.run_program("synthetic", "--screenshot", "asked.png", "--at", "1")
        self.assertEqual(run.done.returncode, 0, run.done.stderr)
        self.assertEqual(run.pictures(), ["asked.png"])

    def test_a_socket_would_be_noticed(self):
        # Nobody listens on port 9 of this machine; asking is enough.
        run = self.run_program("analyze", "http://127.0.0.1:9/", "--out", "out.csv")
        self.assertEqual(run.done.returncode, 1)
        self.assertIn("AF_INET", run.sockets)


if __name__ == "__main__":
    unittest.main()
