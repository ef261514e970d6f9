"""Scripts lose their comments and nothing else."""

from generator.publishing.scripts import without_comments


def test_only_comments_on_their_own_lines_go() -> None:
    code = (
        '// What it is.\n\nconst url = "https://example.com"; // stays\n'
        "/**\n * Docs.\n */\nfunction f() {\n  // why\n  return `a // b`;\n}\n"
    )
    assert without_comments(code) == (
        '\nconst url = "https://example.com"; // stays\nfunction f() {\n  return `a // b`;\n}\n'
    )
