"""Hand-written pages: what may stand in them, where the rest is refused, and what becomes of it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown

from generator.model import KnowledgeBase
from generator.model.markup import Block, Link, Strong, Words, fold
from generator.model.written_page import Heading, Table, WrittenPage
from generator.publishing.build import build
from generator.publishing.pages import create_navigation
from generator.publishing.pages.written import written_markdown
from generator.source.characters import decode_text, without_refused
from generator.source.load import load
from generator.source.written import read_page
from tests.conftest import TODAY, Folder
from tests.hostile import told_of
from tests.hostile_texts import ALL
from tests.unit.publishing.test_pages import CONTACT, REPOSITORY

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
TITLE = "# 关于 { #about }\n\n"


def read(text: str) -> WrittenPage:
    page, problems = read_page(text, "content/about.md")
    assert problems == []
    return page


def spots(text: str) -> list[str]:
    """Line, column and code of every problem."""
    _, problems = read_page(text, "content/about.md")
    return [f"{p.place.line}:{p.place.column} {p.code}" for p in problems]


def rendered(page: WrittenPage, base: KnowledgeBase) -> html.HtmlElement:
    """The page as MkDocs makes HTML of it."""
    text = Markdown(extensions=EXTENSIONS).convert(written_markdown(page, base, "about.md"))
    return html.fragment_fromstring(text, create_parent="main")


@pytest.fixture
def base(folder: Folder) -> KnowledgeBase:
    folder.write("contacts.yml", CONTACT)
    loaded = load(folder.path, today=TODAY.replace(month=12))
    assert loaded.base is not None, loaded.problems
    return loaded.base


def test_a_page_is_read_into_its_parts() -> None:
    page = read(
        '---\ntitle: "A & B: <c>"\ndescription: 说一说\n---\n\n# 关于 **我们** { #about }\n\n'
        "第一行，\n第二行 and\nthird。\n\n- 一\n- **二**[夜里](rule/no-night)\n\n1. 甲\n2. 乙\n\n"
        "| 等 | 级 |\n|---|:-:|\n| A | [来源](sources.md#code) |\n"
    )
    assert (page.title, page.description) == ("A & B: <c>", "说一说")
    assert page.parts == (
        Heading(1, (Words("关于 "), Strong("我们")), "about"),
        Block("", ((Words("第一行，"), Words("第二行 and"), Words(" "), Words("third。")),)),
        Block("- ", ((Words("一"),), (Strong("二"), Link("夜里", "rule/no-night")))),
        Block("1. ", ((Words("甲"),), (Words("乙"),))),
        Table(
            (
                ((Words("等"),), (Words("级"),)),
                ((Words("A"),), (Link("来源", "sources.md#code"),)),
            )
        ),
    )
    assert [link.ref for link in page.links] == ["rule/no-night", "sources.md#code"]


def test_a_page_without_settings_is_called_by_its_heading() -> None:
    page = read("# 关于 **A & B** { #about }\n")
    assert (page.title, page.description) == ("关于 A & B", "")


def test_known_parts_become_their_elements(base: KnowledgeBase) -> None:
    page = read(
        TITLE + "看[热线](contact/hotline)、[规则](rules.md)、[上面](#about)和"
        "[例子](https://example.org/a?b=1&copy=2#c)，**都**看。\n"
    )
    main = rendered(page, base)
    assert main.xpath("string(h1[@id='about'])") == "关于"
    assert main.xpath("string(.//strong)") == "都"
    assert [(a.get("href"), a.text, a.get("rel")) for a in main.iter("a")] == [
        ("contacts.md#hotline", "热线 95188", None),
        ("rules.md", "规则", None),
        ("#about", "上面", None),
        ("https://example.org/a?b=1&copy=2#c", "例子", "noopener noreferrer"),
    ]


@pytest.mark.parametrize(
    ("line", "spot"),
    [
        ("先<b>停</b>", ["3:2 MD002", "3:6 MD002"]),
        ("  <script>", ["3:1 MD005"]),
        ("- 一 <i", ["3:5 MD002"]),
        ("1. 一 { .x }", ["3:6 MD005"]),
        ("| a | b |\n|---|---|\n| 一 | 先 ![x](y) |", ["5:9 MD005"]),
        ("## 先 `x` { #b }", ["3:6 MD005"]),
        ("## 先 { #B }", ["3:1 MD003"]),
        ("####### 先 { #b }", ["3:1 MD003"]),
        ("[x](javascript&colon;alert(1))", ["3:15 MD002", "3:5 MD004"]),
        ("[x](JAVASCRIPT:alert(1))", ["3:5 MD004"]),
        ("[x](vbscript:x) [y](//evil.cn)", ["3:5 MD004", "3:21 MD004"]),
        ("[x](../../etc.md)", ["3:5 MD004"]),
        ("[x](nobody/a)", ["3:5 MD004"]),
        ("[x]()", ["3:5 MD004"]),
        ("[x](rule/a", ["3:1 MD004"]),
        ("![x][y]", ["3:1 MD005", "3:5 MD004"]),
        ("www.evil.cn", ["3:1 MD004"]),
        ("x\n===", ["4:1 MD005"]),
        ("x\n---", ["4:1 MD005"]),
        ("* 一", ["3:1 MD005"]),
        ("1) 一", ["3:1 MD005"]),
        (": 一", ["3:1 MD005"]),
        ("!!! note", ["3:1 MD005"]),
        ("[TOC]", ["3:1 MD004"]),
        ("一[^1]", ["3:2 MD004"]),
        ("*[HTML]: x", ["3:2 MD004"]),
        ("一 ** 二", ["3:3 MD005"]),
    ],
)  # fmt: skip
def test_what_is_not_known_is_refused_at_its_place(line: str, spot: list[str]) -> None:
    assert sorted(spots(f"{TITLE}{line}\n")) == sorted(spot)


@pytest.mark.parametrize(
    "line",
    ["A & B < C > D", "5 * 3 = 15", "a_b 和 snake_case", "《法》第 3 条（一）", "50%！？", "a: b"],
)
def test_words_are_words(line: str, base: KnowledgeBase) -> None:
    assert rendered(read(f"{TITLE}{line}\n"), base).xpath("string(p)") == line


@pytest.mark.parametrize(
    ("head", "spot"),
    [
        ("---\ntemplate: x.html\n---\n", ["2:1 MD001"]),
        ("---\ntitle: a\nhide: [toc]\n---\n", ["3:1 MD001"]),
        ("---\ntitle: >-\n  a\n---\n", ["3:1 MD001"]),
        ("---\ntitle:\n---\n", ["2:1 MD001"]),
        (f"---\ntitle: {'a' * 121}\n---\n", ["2:1 MD001"]),
        ("---\ntitle: a\n", ["1:1 MD001"]),
        ("title: a\ntemplate: b\n\n", ["1:1 MD003"]),
    ],
)
def test_only_title_and_description_are_set(head: str, spot: list[str]) -> None:
    assert spots(f"{head}{TITLE}") == spot


PLACES = (
    "{}", "- {}", "1. 一\n2. {}", "| 甲 |\n|---|\n| {} |", "## {} {{ #b }}", "看**{}**。",
    "看[{}](rule/no-night)。", "一\n{}",
)  # fmt: skip
ALLOWED = {"main", "h1", "h2", "p", "ul", "ol", "li", "strong", "a", "table", "thead", "tbody"}
ALLOWED |= {"tr", "th", "td", "h3", "h4", "h5", "h6"}


def plain(page: WrittenPage) -> str:
    """Every word of a page."""
    rows = (part.rows if isinstance(part, Table) else () for part in page.parts)
    blocks = (part.items if isinstance(part, Block) else () for part in page.parts)
    heads = (part.words for part in page.parts if isinstance(part, Heading))
    cells = (cell for table in rows for row in table for cell in row)
    items = (item for block in blocks for item in block)
    return squeezed("".join(i.text for words in (*heads, *items, *cells) for i in words))


def squeezed(text: str) -> str:
    return "".join(sorted(fold(text).replace(" ", "").replace("\u3000", "").replace("\u00a0", "")))


def only_known_things(page: WrittenPage, base: KnowledgeBase) -> None:
    main = rendered(page, base)
    for element in main.iter():
        assert element.tag in ALLOWED
        assert set(element.attrib) <= {"id", "href", "rel"}
        href = element.get("href") or "https://"
        assert href.startswith("https://") or re.fullmatch(r"[a-z/-]*(\.md)?(#[a-z0-9_-]+)?", href)
    assert squeezed(main.text_content()) == plain(page)


@pytest.mark.parametrize("place", PLACES)
def test_a_hostile_text_is_refused_at_its_line_or_is_text(place: str, base: KnowledgeBase) -> None:
    for hostile in ALL:
        content = hostile.encode("utf-8", "surrogatepass")
        payload = content.decode("utf-8", "replace")
        content = f"{TITLE}{place.format('@@')}\n".encode().replace(b"@@", content)
        text, problems = decode_text(content, "content/about.md")
        assert text is not None
        page, found = read_page(without_refused(text), "content/about.md")
        if problems := [*problems, *found]:
            told = any(told_of(payload, problem.place.excerpt) for problem in problems)
            assert told or "\n" in payload, "a list is told of where it begins"
        else:
            only_known_things(page, base)


PIECES = st.sampled_from(
    [
        *(
            "<",
            ">",
            "&",
            "*",
            "_",
            "`",
            "~",
            "[",
            "]",
            "(",
            ")",
            "{",
            "}",
            "|",
            "\\",
            "!",
            "#",
            "-",
        ),
        *("+", ":", "=", "^", "$", '"', "'", " ", "a", "中", "1", "\n", "\n\n", "**", "](", "- "),
        *("1. ", "&lt;", "http", "rule/no-night", "## ", " { #b }", "| ", "|---|", "\n# "),
        *("javascript:", "](rules.md)", "](https://example.org/)"),
    ]
)


PAGES = st.lists(PIECES, max_size=12).map("".join)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(PAGES)
def test_whatever_is_taken_holds_only_known_things(text: str) -> None:
    assert refused_or_known(text)


@pytest.mark.full
@settings(deadline=None, max_examples=20_000)
@given(PAGES)
def test_whatever_is_taken_holds_only_known_things_in_the_long_run(text: str) -> None:
    assert refused_or_known(text)


def refused_or_known(text: str) -> bool:
    page, problems = read_page(TITLE + text, "content/about.md")
    if problems or any("/no-night" in link.ref for link in page.links):
        return True
    only_known_things(page, EMPTY)  # says what is not
    return True


EMPTY = KnowledgeBase.__new__(KnowledgeBase)  # nothing is asked of it without links to records


def test_a_page_is_named_and_written_anew(folder: Folder) -> None:
    folder.write("about.md", "---\ntitle: A & <B>\n---\n\n# 关于 { #about }\n\nA & B < C。\n")
    loaded = load(folder.path, today=TODAY)
    assert loaded.base is not None, loaded.problems
    assert create_navigation(loaded.base)[-1] == {"A & <B>": "about.md"}
    built = build(loaded.base, REPOSITORY)
    assert built.written["about.md"].decode() == (
        '---\ntitle: "A &amp; &lt;B&gt;"\n---\n\n# 关于 { #about }\n\nA &#38; B &#60; C。\n'
    )


def test_pages_that_are_no_pages_are_refused(folder: Folder) -> None:
    for name in ("关于.md", "steps/about.md", "About.md", "a b.md", '"><b>.md'):
        folder.write(name, TITLE)
        (problem,) = load(folder.path, today=TODAY).problems
        assert (problem.code, problem.place.path) == ("MD007", f"content/{name}")
        folder.delete(name)


def test_what_is_wrong_with_a_page_hides_no_link_of_it(folder: Folder) -> None:
    folder.write(
        "about.md", f"{TITLE}<b>看</b>[夜里](rule/no)、[规则](rule.md)和[下面](#b)。\n\n## b\n"
    )
    found = [(problem.code, problem.place.line) for problem in load(folder.path).problems]
    assert sorted(found) == [("MD002", 3), ("MD002", 3), ("MD003", 5), ("REF002", 3), ("REF009", 3)]
