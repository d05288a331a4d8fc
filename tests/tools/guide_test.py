"""The guide is whole in every language, and its page is up to date."""

import json
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
GUIDE = ROOT / "assets" / "guide"


def keys(value, path=""):
    """Every path to a text, so that two languages can be compared."""
    if not isinstance(value, dict):
        return {path}
    return set().union(*(keys(inner, f"{path}/{key}") for key, inner in value.items()))


def texts(value):
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts(inner)]
    return [value] if isinstance(value, str) else []


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


class Guide(unittest.TestCase):
    def test_every_language_has_the_same_keys_and_no_empty_text(self):
        english = read(GUIDE / "en.json")
        others = [path for path in GUIDE.glob("*.json") if path.name != "en.json"]
        self.assertTrue(others, "a translation is there as proof that it works")
        for path in others:
            with self.subTest(path.name):
                guide = read(path)
                self.assertEqual(guide["language"], path.stem)
                self.assertEqual(keys(guide), keys(english))
                self.assertEqual(list(guide["states"]), list(english["states"]))
                self.assertFalse([text for text in texts(guide) if not text.strip()])
                shared = set(texts(guide["cues"])) & set(texts(english["cues"]))
                self.assertFalse(shared, "not translated")

    def test_every_cue_of_the_program_is_explained_with_its_group(self):
        source = (ROOT / "src" / "core" / "cue.cpp").read_text(encoding="utf-8")
        rows = re.findall(r'\{CueId::\w+,\s*"(\w+)",\s*"[^"]*",\s*CueGroup::(\w+)', source)
        self.assertGreater(len(rows), 60, "the cues were not found")
        groups = {}
        for name, group in rows:
            key = re.sub("_(right|left)$", "", name)
            groups.setdefault(group, [])
            if key not in groups[group]:
                groups[group].append(key)
        for path in GUIDE.glob("*.json"):
            with self.subTest(path.name):
                told = {group: list(entry["single"]) for group, entry in read(path)["cues"].items()}
                self.assertEqual(told, groups)

    def test_the_page_tells_every_cue_below_its_group(self):
        guide = read(GUIDE / "en.json")
        page = (GUIDE / "README.md").read_text(encoding="utf-8")
        for entry in guide["cues"].values():
            below = page.split(f"\n### {entry['title']}\n")[1].split("\n### ")[0]
            for single in entry["single"].values():
                self.assertIn(f"\n#### {single['title']}\n", below)
                self.assertIn(single["how"], below)

    def test_every_state_of_the_table_is_explained(self):
        states = [row["key"] for row in read(ROOT / "assets" / "states.json")["states"]]
        self.assertEqual(sorted(read(GUIDE / "en.json")["states"]), sorted(states))

    def test_the_page_is_up_to_date(self):
        done = subprocess.run([ROOT / "tools" / "make_guide", "--check"], capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
