"""Every text that a user can read holds to the words of the house: what is seen and what it may go
with, never a verdict on a person.

Looks at all string literals of src/, the texts of assets/ and the pages that users read; what the
program makes of them is looked at by tests/app/spoken_words_test.cpp.
"""

import json
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

WORDS = json.loads((ROOT / "tests/words/forbidden.json").read_text(encoding="utf-8"))
PATTERN = re.compile("|".join(WORDS["forbidden"]), re.IGNORECASE)
ALLOWED = re.compile(WORDS["allowed"], re.IGNORECASE)

RAW = re.compile(r'R"(\w*)\((.*?)\)\1"', re.DOTALL)
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')


def literals(source):
    """String literals of C++, neighbours joined as the compiler does; comments left out."""
    source = RAW.sub(lambda raw: json.dumps(raw.group(2)), source)
    # Comments end a literal's line, but // and /* may stand in a literal: take both in one pass.
    tokens = re.finditer(r'"(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*.*?\*/|\'(?:[^\'\\\n]|\\.)+\'|\S', source,
                         re.DOTALL)
    joined = None
    for token in tokens:
        text = token.group(0)
        if text.startswith('"'):
            joined = (joined or "") + text[1:-1]
        elif text.startswith(("//", "/*")):
            continue
        elif joined is not None:
            yield joined
            joined = None
    if joined is not None:
        yield joined


def json_texts(value):
    if isinstance(value, dict):
        for inner in value.values():
            yield from json_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from json_texts(inner)
    elif isinstance(value, str):
        yield value


def all_texts():
    for path in sorted((ROOT / "src").rglob("*.[ch]pp")):
        for text in literals(path.read_text(encoding="utf-8")):
            yield path.relative_to(ROOT), text
    for folder in ("guide", "lessons"):
        for path in sorted((ROOT / "assets" / folder).glob("*.json")):
            for text in json_texts(json.loads(path.read_text(encoding="utf-8"))):
                yield path.relative_to(ROOT), text
    for text in json_texts(json.loads((ROOT / "assets/states.json").read_text(encoding="utf-8"))):
        yield "assets/states.json", text
    yield "assets/guide/README.md", (ROOT / "assets/guide/README.md").read_text(encoding="utf-8")


def bad_words(text):
    found = [match.group(0) for match in PATTERN.finditer(text)]
    return [] if ALLOWED.search(text) else found


class Words(unittest.TestCase):
    def test_the_test_itself_finds_what_it_looks_for(self):
        for text in ("The person is angry.", "A fake smile", "They are lying", "not genuine",
                     "abnormal gaze", "a deficit", "normal people", "suffers from", "Er ist traurig."):
            self.assertTrue(bad_words(text), text)
        for text in ("The face as a whole looks angry.", "angry or frustrated", "may go with sadness",
                     "This is no diagnosis."):
            self.assertFalse(bad_words(text), text)

    def test_literals_are_found_whole(self):
        source = 'f("a // b" /* "no" */\n  "c"); // "no"\ng(R"(x "y")", \'"\', "d\\"e");'
        self.assertEqual(list(literals(source)), ["a // bc", 'x \\"y\\"', 'd\\"e'])

    def test_no_text_holds_a_forbidden_word(self):
        texts = list(all_texts())
        self.assertGreater(len(texts), 1500, "most texts were not found")
        bad = [f"{path}: {words}: {text[:160]}" for path, text in texts if (words := bad_words(text))]
        self.assertFalse(bad, "\n" + "\n".join(bad))


if __name__ == "__main__":
    unittest.main()
