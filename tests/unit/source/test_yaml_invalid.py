"""What the public yaml-test-suite holds invalid is reported, never raised.

The texts are our own, one for each family of its 94 invalid cases; beside each stand the ids of the
cases it is made after, with the number of the part where a case has several, none where the suite
has no such case. All 402 parts of release 0.1.0 of the package were read once without a traceback.
PyYAML reads five of the invalid ones (a less indented flow line or quoted line, an odd first line
of a block, a comment without a blank before it), and so do we: their meaning is not in doubt.
"""

import pytest

from generator.source.parse import read_yaml
from generator.source.problem import in_order
from generator.source.report import format_report

INVALID = {
    "text behind a mapping": ("a: b\nc\n", "236B 7MNF 9CWY GDY7"),
    "text behind a quoted text": ('"a" b\n', "JY7Z Q4CL"),
    "text behind a flow list": ("[a] b\n", "62EZ KS4U P2EQ"),
    "a bracket too many": ("[a]]\n", "4H7K"),
    "a brace that stays open": ("{a: b\n", "VJP3-0"),
    "a bracket that stays open": ("a: [b\n", "6JTT"),
    "two commas": ("a: [b, , c]\n", "CTN5"),
    "a comma first": ("[, a]\n", "9MAG"),
    "a mapping in a line": ("a: b: c\n", "ZCZ6 ZL4Z"),
    "a list in a line": ("a: - b\n", "5U3A"),
    "a list mark less indented": ("a:\n  - b\n - c\n", "4HVU"),
    "a key less indented": ("a:\n  b: c\n d: e\n", "DMG6 N4JP"),
    "a key more indented": ("a: b\n  c: d\n", "EW3V U44R"),
    "a list among keys": ("a: b\n- c\n", "ZVH3"),
    "a key among list marks": ("- a\nb: c\n", "BD7L"),
    "a tab as indentation": ("a:\n\tb: c\n", "4EJS DK95-1 DK95-6 Y79Y-0 Y79Y-3"),
    "a tab behind a list mark": ("-\t- a\n", "Y79Y-4 Y79Y-5 Y79Y-6 Y79Y-7 Y79Y-8 Y79Y-9"),
    "an anchor before a list mark": ("&a - b\n", "G9HC GT5M SY6V"),
    "two anchors": ("a: &b &c d\n", "4JVG"),
    "an anchor before an alias": ("a: &b b\nc: &d *b\n", "SR86 SU74"),
    "an alias nobody defined": ("a: *b\n", ""),
    "an unknown directive with words": ("%YAML 1.2 a\n---\n", "H7TQ"),
    "a directive without a document": ("%YAML 1.2\n", "9MMA B63P"),
    "two directives of one kind": ("%YAML 1.2\n%YAML 1.2\n---\na: b\n", "MUS6-1 SF5V"),
    "a directive in a document": ("a: b\n%YAML 1.2\n---\nc: d\n", "9HCY EB22 RHX7"),
    "a tag with a brace": ("a: !b{c d\n", "LHL4 U99R"),
    "a tag nobody defined": ("a: !b!c d\n", "QLJ7"),
    "an unknown escape": ('a: "\\q"\n', "55WF HRE5"),
    "an escape cut short": ('a: "\\x4"\n', ""),
    "a quote that stays open": ("a: 'b\n", "CQ3W"),
    "a quoted key over two lines": ('"a\n b": c\n', "7LBH D49Q G7JE JKF3"),
    "a block with words on its line": ("a: | b\n  c\n", "S4GJ"),
    "a block with an odd sign": ("a: |x\n  b\n", ""),
    "a block indented by nothing": ("a: |0\n b\n", "2G84-0 2G84-1"),
    "a folded block less indented": ("a:\n  b: >\n   c\n d\n", "5LLU W9L4"),
    "a marker inside a quoted text": ('a: "b\n--- c"\n', "5TRB 9MQT-1 RXY3"),
    "a marker inside a flow list": ("a: [b,\n---\nc]\n", "N782"),
    "words behind the end": ("a: b\n... c\n", "3HFZ"),
    "a comment inside a plain text": ("a: b # c\n  d\n", "8XDJ BF9H BS4K"),
    "a document on the line of its marker": ("--- a: b\n", "9KBC"),
    "nothing but a list": ("- a\n", ""),
    "a question of its own": ("? - a\n? b\n", ""),
    "text among list marks": ("- a\nb\n", "6S55 TD5N"),
    "no comma in braces": ("{a: b\n c: d}\n", "T833"),
    "no comma in brackets": ("a: [b\n# c\n d]\n", "CML9"),
    "an anchor on the line of the marker": ("--- &a b: c\n", "CXX2"),
    "an anchor less indented": ("a: &b\n!!map\n  c: d\n", "H7J7"),
    "a directive with a comment on it": ("%YAML 1.1#a\n---\n", "MUS6-0"),
    "a key in brackets over two lines": ("[a\n  : b]\n", "C2SP DK4H ZXT5"),
    "a mapping inside a plain text": ("a\n b\n  c: d\n", "2CMS HU3P"),
    "a dash in brackets": ("[-]\n", "G5U8 YJV2"),
    "a comment that touches a comma": ("[a,#b\n]\n", "9JBA CVW2"),
}
# Cases of the suite that are read all the same.
READ = "9C9N QB6E S98Z SU5Z X4QW"


def test_every_invalid_case_of_the_suite_has_its_family() -> None:
    names = [name for _, cases in INVALID.values() for name in cases.split()] + READ.split()
    assert len(names) == len(set(names)) == 94


@pytest.mark.parametrize("text", [text for text, _ in INVALID.values()], ids=INVALID)
def test_what_is_invalid_is_reported_on_one_of_its_lines(text: str) -> None:
    _, problems = read_yaml(text.encode(), "a.yml")
    assert problems
    assert all(1 <= problem.place.line <= text.count("\n") + 1 for problem in problems)
    assert "Traceback" not in format_report(in_order(problems))
