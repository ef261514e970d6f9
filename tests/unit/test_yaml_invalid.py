"""What the public yaml-test-suite holds invalid is told, never raised.

The texts are our own, one for each family of its 94 invalid cases; all 402 cases of release 0.1.0
of the package were read once without a traceback. PyYAML reads five of the invalid ones (9C9N,
QB6E, S98Z, SU5Z, X4QW: a less indented flow line, an odd first line of a block, a comment without
a blank before it), and so do we: their meaning is not in doubt.
"""

import pytest

from generator.problems import format_report, in_order
from generator.yaml_source import read_yaml

INVALID = {
    "text behind a mapping": "a: b\nc\n",
    "text behind a quoted text": '"a" b\n',
    "text behind a flow list": "[a] b\n",
    "a bracket too many": "[a]]\n",
    "a brace that stays open": "{a: b\n",
    "a bracket that stays open": "a: [b\n",
    "two commas": "a: [b, , c]\n",
    "a comma first": "[, a]\n",
    "a mapping in a line": "a: b: c\n",
    "a list in a line": "a: - b\n",
    "a list mark less indented": "a:\n  - b\n - c\n",
    "a key less indented": "a:\n  b: c\n d: e\n",
    "a key more indented": "a: b\n  c: d\n",
    "a list among keys": "a: b\n- c\n",
    "a key among list marks": "- a\nb: c\n",
    "a tab as indentation": "a:\n\tb: c\n",
    "a tab behind a list mark": "-\t- a\n",
    "an anchor before a list mark": "&a - b\n",
    "two anchors": "a: &b &c d\n",
    "an anchor before an alias": "a: &b b\nc: &d *b\n",
    "an alias nobody defined": "a: *b\n",
    "an unknown directive with words": "%YAML 1.2 a\n---\n",
    "a directive without a document": "%YAML 1.2\n",
    "two directives of one kind": "%YAML 1.2\n%YAML 1.2\n---\na: b\n",
    "a directive in a document": "a: b\n%YAML 1.2\n---\nc: d\n",
    "a tag with a brace": "a: !b{c d\n",
    "a tag nobody defined": "a: !b!c d\n",
    "an unknown escape": 'a: "\\q"\n',
    "an escape cut short": 'a: "\\x4"\n',
    "a quote that stays open": "a: 'b\n",
    "a quoted key over two lines": '"a\n b": c\n',
    "a block with words on its line": "a: | b\n  c\n",
    "a block with an odd sign": "a: |x\n  b\n",
    "a block indented by nothing": "a: |0\n b\n",
    "a folded block less indented": "a:\n  b: >\n   c\n d\n",
    "a marker inside a quoted text": 'a: "b\n--- c"\n',
    "a marker inside a flow list": "a: [b,\n---\nc]\n",
    "words behind the end": "a: b\n... c\n",
    "a comment inside a plain text": "a: b # c\n  d\n",
    "a document on the line of its marker": "--- a: b\n",
    "nothing but a list": "- a\n",
    "a question of its own": "? - a\n? b\n",
}


@pytest.mark.parametrize("text", INVALID.values(), ids=INVALID)
def test_what_is_invalid_is_told_on_one_of_its_lines(text: str) -> None:
    _, problems = read_yaml(text.encode(), "a.yml")
    assert problems
    assert all(1 <= problem.place.line <= text.count("\n") + 1 for problem in problems)
    assert "Traceback" not in format_report(in_order(problems))
