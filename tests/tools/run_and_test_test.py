"""Runs tools/run and tools/test in a copy of the tools, with stand-ins for apt, npm, CMake and ninja that
write down how they were called."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools"

STAND_INS = {
    # Says what is installed: the names in the file `installed`.
    "dpkg-query": 'for p; do grep -qx -- "$p" "$STATE/installed" && echo "installed $p"; done; true',
    # Installs into that file; fails as often as there are lines in `apt_fails`.
    "apt-get": """
if [[ -s $STATE/apt_fails ]]; then sed -i 1d "$STATE/apt_fails"; echo 'E: no such package'; exit 100; fi
[[ " $* " == *" install "* ]] || exit 0
echo '0 upgraded, 2 newly installed, 0 to remove'; echo 'Need to get 1 MB of archives.'
for p; do case $p in -* | install | Dpkg*) ;; *) echo "Unpacking $p"; echo "$p" >>"$STATE/installed" ;; esac; done
""",
    "cmake": """
mkdir -p "build/$2"; touch "build/$2/build.ninja"
echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" >"build/$2/CMakeCache.txt"
""",
    "ninja": """
if [[ " $* " == *" -n "* ]]; then [[ -e $STATE/built ]] && echo 'ninja: no work to do.'; exit 0; fi
[[ ! -e $STATE/build_fails ]] || exit 1
touch "$STATE/built"; mkdir -p "$2/bin"; cp "$STATE/program" "$2/bin/attune"
""",
    "xvfb-run": 'while [[ $1 == -* ]]; do [[ $1 == -s ]] && shift; shift; done; DISPLAY=:77 exec "$@"',
    "ctest": "echo '100% tests passed, 0 tests failed out of 3'",
    "sudo": 'exec "$@"',
    "id": 'echo "${USER_ID:-0}"',
}
PROGRAM = '#!/bin/bash\nprintf \'<%s>\' "$@"; echo " in $PWD display ${DISPLAY:-none}"; exit "${PROGRAM_EXIT:-0}"\n'
FETCH = """import os, sys
open(os.environ["STATE"] + "/calls", "a").write(" ".join(["fetch_assets"] + sys.argv[1:]) + "\\n")
print("assets: 3 files in place")
sys.exit(int(os.environ.get("FETCH_EXIT", 0)))
"""


class RunAndTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.state = pathlib.Path(folder.name, "state")
        self.root = pathlib.Path(folder.name, "check out")  # a blank in the path must not matter
        self.bin = pathlib.Path(folder.name, "bin")
        for made in (self.state, self.root / "tools", self.bin):
            made.mkdir(parents=True)
        shutil.copytree(TOOLS / "lib", self.root / "tools/lib")
        for name in ("run", "test"):
            shutil.copy(TOOLS / name, self.root / "tools" / name)
        (self.root / "tools/packages.txt").write_text(
            "# a comment\n\nlibone-dev  # why\nlibtwo\nnode unless npm # either\nless unless nosuchcommand\n")
        (self.root / "tools/fetch_assets").write_text(FETCH)
        (self.state / "program").write_text(PROGRAM)
        (self.state / "program").chmod(0o755)
        (self.state / "calls").touch()
        self.set_installed("libone-dev", "libtwo", "less")
        for name, body in STAND_INS.items():
            self.stand_in(name, body)
        self.stand_in("npm", "")

    def stand_in(self, name, body):
        path = self.bin / name
        path.write_text(f'#!/bin/bash\necho "{name} $*" >>"$STATE/calls"\n{body}\n')
        path.chmod(0o755)

    def set_installed(self, *names):
        (self.state / "installed").write_text("".join(n + "\n" for n in names))

    def start(self, tool, *arguments, cwd=None, **environment):
        (self.state / "calls").write_text("")
        base = {"PATH": f"{self.bin}:/usr/bin:/bin", "STATE": str(self.state), "HOME": "/"}
        done = subprocess.run([self.root / "tools" / tool, *arguments], env={**base, **environment},
                              cwd=cwd or self.root, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL)
        self.calls = (self.state / "calls").read_text().splitlines()
        return done

    def called(self, start):
        return [c for c in self.calls if c.startswith(start)]

    def test_arguments_pass_unchanged_and_the_folder_stays(self):
        with tempfile.TemporaryDirectory() as elsewhere:
            done = self.start("run", "analyze", "a b.mp4", "", "--out", "*.csv", "--", "--no-install",
                              cwd=elsewhere)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(done.stdout, "<analyze><a b.mp4><><--out><*.csv><--><--no-install>"
                                          f" in {elsewhere} display none\n")

    def test_own_options_do_not_reach_the_program(self):
        with tempfile.TemporaryDirectory() as tarballs:
            done = self.start("run", "--no-install", "demo", "--offline", tarballs)
            self.assertIn("<demo> in", done.stdout)
            self.assertEqual(self.called("fetch_assets"), [f"fetch_assets --offline {tarballs}"])

    def test_exit_code_is_the_programs(self):
        self.assertEqual(self.start("run", PROGRAM_EXIT="2").returncode, 2)
        self.assertEqual(self.start("run", "--screenshot", "x.png", PROGRAM_EXIT="1").returncode, 1)

    def test_second_start_installs_and_configures_nothing(self):
        self.start("run")
        self.assertEqual(len(self.called("cmake --preset release")), 1)
        self.start("run")
        self.assertEqual(self.called("cmake"), [])
        self.assertEqual(self.called("apt-get"), [])
        self.assertEqual([c for c in self.called("ninja") if " -n " not in c], [])

    def test_installs_what_is_missing_and_nothing_else(self):
        self.set_installed("libone-dev")
        done = self.start("run")
        self.assertEqual(done.returncode, 0, done.stderr)
        (call,) = self.called("apt-get")
        self.assertTrue(call.endswith("install -y --no-install-recommends less libtwo"), call)
        self.assertIn("installing 2 Debian packages", done.stderr)

    def test_package_lists_are_renewed_only_when_needed(self):
        self.set_installed("libone-dev", "less")
        (self.state / "apt_fails").write_text("once\n")
        done = self.start("run")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([c.split()[3] for c in self.called("apt-get")], ["install", "update", "install"])

    def test_no_network_is_one_clear_error(self):
        self.set_installed("libone-dev", "less")
        (self.state / "apt_fails").write_text("1\n2\n3\n4\n")
        done = self.start("run")
        self.assertEqual(done.returncode, 1)
        self.assertIn("E: no such package", done.stderr)
        self.assertIn("could not install the packages", done.stderr)
        self.assertEqual(self.called("cmake"), [])

    def test_no_install_prints_the_line_to_type(self):
        self.set_installed("libone-dev")
        done = self.start("run", "--no-install")
        self.assertEqual(done.returncode, 1)
        self.assertIn("apt-get install --no-install-recommends less libtwo\n", done.stdout)
        self.assertEqual(self.called("apt-get") + self.called("cmake") + self.called("fetch"), [])

    def test_a_user_installs_through_sudo(self):
        self.set_installed("libone-dev", "less")
        self.assertEqual(self.start("run", USER_ID="1000").returncode, 0)
        self.assertEqual(len(self.called("sudo env DEBIAN_FRONTEND=noninteractive")), 1)

    def test_package_stands_for_a_missing_command(self):
        # npm lies in /usr/bin on some machines, so the stand-in cannot simply be removed.
        packages = self.root / "tools/packages.txt"
        packages.write_text(packages.read_text().replace("unless npm", "unless nosuchcommand"))
        done = self.start("run", "--no-install")
        self.assertIn("--no-install-recommends node\n", done.stdout)

    def test_assets_that_fail_stop_everything(self):
        done = self.start("run", FETCH_EXIT="1")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.called("cmake"), [])

    def test_build_that_fails_starts_nothing(self):
        (self.state / "build_fails").touch()
        done = self.start("run")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("the build failed", done.stderr)

    def test_build_folder_of_another_place_is_made_anew(self):
        self.start("run")
        cache = self.root / "build/release/CMakeCache.txt"
        cache.write_text("CMAKE_HOME_DIRECTORY:INTERNAL=/elsewhere\n")
        self.start("run")
        self.assertEqual(len(self.called("cmake --preset release")), 1)

    def test_picture_gets_a_display_only_where_there_is_none(self):
        self.assertIn("display :77", self.start("run", "--screenshot", "x.png").stdout)
        self.assertIn("display :77", self.start("run", "--screenshot=x.png").stdout)
        self.assertIn("display :5", self.start("run", "--screenshot", "x.png", DISPLAY=":5").stdout)
        self.assertIn("display none", self.start("run", "demo").stdout)

    def test_offline_needs_a_folder(self):
        for arguments in (["--offline"], ["--offline", "/no/such/folder"]):
            done = self.start("run", *arguments)
            self.assertEqual(done.returncode, 1)
            self.assertIn("--offline", done.stderr)

    def test_test_ends_with_what_ctest_says(self):
        done = self.start("test")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout, "100% tests passed, 0 tests failed out of 3\n")
        self.assertEqual(len(self.called("cmake --preset dev")), 1)
        (call,) = self.called("ctest")
        self.assertIn("--no-tests=error", call)

    def test_test_passes_options_to_ctest(self):
        self.start("test", "asan", "-R", "gaze")
        (call,) = self.called("ctest --preset asan")
        self.assertTrue(call.endswith("-R gaze"), call)

    def test_test_fails_when_ctest_does(self):
        self.stand_in("ctest", "exit 8")
        self.assertEqual(self.start("test").returncode, 8)

    def test_unknown_set_of_tests(self):
        done = self.start("test", "everything")
        self.assertEqual(done.returncode, 1)
        self.assertIn("no such set of tests: everything", done.stderr)


if __name__ == "__main__":
    unittest.main()
