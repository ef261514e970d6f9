"""What a preview shows that was started with wrong content: no page yet, and what is wrong."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

PAGE = """\
<!doctype html>
<html lang="zh">
<head><meta charset="utf-8"><title>还没有页面</title></head>
<body style="margin: 2rem; font: 1.1rem/1.7 sans-serif">
<h1>还没有页面</h1>
<p>哪里要改，写在下面。改好保存，页面会自己出现。</p>
</body>
</html>
"""


class EmptyBuild:
    """A build without a knowledge base, in the place of one that has it."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Leaves MkDocs nothing to make."""
        config.nav = []
        config.theme.static_templates.clear()  # they show words of the content

    def add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Publishes nothing of the content."""
        for file in list(files):
            if file.src_dir == config.docs_dir:
                files.remove(file)

    def lend(self, env: Any) -> None:
        """There are no words to lend."""

    def source(self, _path: str) -> bytes | None:
        """There is no page."""
        return None
