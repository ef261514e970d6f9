"""Scripts lose their comments and nothing else."""

from generator.publishing.scripts import without_comments


def test_only_comments_on_their_own_lines_go() -> None:
    code = (
        '// What it is.\n\nconst url = "https://example.com"; // so "said"\n'
        "/**\n * Docs.\n */\nfunction f() {\n  // why\n  return `a // b`;\n}\n"
    )
    assert without_comments(code) == (
        '\nconst url = "https://example.com"; // so "said"\nfunction f() {\nreturn `a // b`;\n}\n'
    )


def test_remarks_and_indents_go() -> None:
    assert without_comments("const a = 1; // of something\n  const b = a;\n") == (
        "const a = 1;\nconst b = a;\n"
    )


def test_a_text_over_several_lines_keeps_its_indents() -> None:
    code = "const a = `x\n  y`;\n  f(); // why\n"
    assert without_comments(code) == code
