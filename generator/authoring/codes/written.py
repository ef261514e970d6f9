"""Codes of hand-written pages. The examples are whole pages."""

from generator.authoring.codes.example import Code

_PAGE = "about.md"
_TITLE = "# 关于 { #about }"

WRITTEN_CODES: dict[str, Code] = {
    "MD001": Code(
        "手写页面的开头只设置 title 和 description，各一行，或什么都不设置。",
        f"---\ntemplate: other.html\n---\n\n{_TITLE}",
        f"---\ntitle: 关于\n---\n\n{_TITLE}",
        _PAGE,
    ),
    "MD002": Code(
        "手写页面里不写 HTML，符号直接写，不写成代码。",
        f"{_TITLE}\n\n<b>我们</b> &lt;谁&gt;。",
        f"{_TITLE}\n\n**我们**是谁。",
        _PAGE,
    ),
    "MD003": Code(
        "手写页面以唯一的一级标题开头；每个标题后面写自己的编号，不写别的。",
        f"{_TITLE}\n\n## 我们是谁",
        f"{_TITLE}\n\n## 我们是谁 {{ #who }}",
        _PAGE,
    ),
    "MD004": Code(
        "手写页面里的链接写成 [文字](种类/编号)、[文字](页面.md) 或 [文字](https:// 开头的网址)。",
        f"{_TITLE}\n\n看[夜里](javascript:x)。",
        f"{_TITLE}\n\n看[夜里](rule/no-night)。",
        _PAGE,
    ),
    "MD005": Code(
        "手写页面只用标题、段落、列表、表格、**强调**和链接。",
        f"{_TITLE}\n\n> 我们是谁。",
        f"{_TITLE}\n\n我们是谁。",
        _PAGE,
    ),
    "MD006": Code(
        "手写页面里的表格，每行以 | 开头和结尾，格数一样，第二行是横线。",
        f"{_TITLE}\n\n| 甲 | 乙 |\n|---|---|\n| 一 |",
        f"{_TITLE}\n\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |",
        _PAGE,
    ),
    "MD007": Code(
        "手写页面放在最外层，文件名只用小写字母、数字和 -，以 .md 结尾。",
        "content/关于我们.md",
        "content/about.md",
    ),
}
