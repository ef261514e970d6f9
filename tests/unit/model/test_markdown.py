"""A text rendered as Markdown reads as exactly that text, and the subset is what it says."""

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown

from generator.model.faults import Fault, faults
from generator.model.markup import (
    Block,
    Inline,
    Link,
    Strong,
    Words,
    escape,
    fold,
    inlines,
    parse,
    parse_line,
    parse_prose,
    plain,
    render,
)
from generator.model.vocabulary import Markup
from generator.source.characters import refused_character

TEXT, LINE, PROSE = Markup.TEXT, Markup.LINE, Markup.PROSE
CONVERTER = Markdown(extensions=["attr_list", "md_in_html", "tables", "toc"])
# What Markdown, its extensions and HTML make something of, in likely and unlikely neighbourhoods.
TRICKY = (
    *("&", "&amp;", "&#60;", "<", "<b>", "</b>", "<!-- -->", "<?x?>", "<![CDATA[ ]]>", ">", "]]>"),
    *('"', "'", "\\", "\\*", "`", "``", "```", "*", "**", "***", "_", "__", "~", "~~", "^", "^^"),
    *("{", "}", "{:", "{#x}", "{ .y }", "[", "]", "(", ")", "[x]", "[x](y)", "[x]: y", "![x](y)"),
    *("[^1]", "*[x]:", "#", "##", "#x", "|", "|-|-|", "---", "-", "+", ":", ";", "=", "===", "$$"),
    *("1.", "1)", "12.", "1986.", "0.", "١.", "１．", "!", "!!!", "???", "%", "@", "/", "//"),
    *("http://a.b", "www.a.b", "a@b.c", "<a@b.c>", "[TOC]", "klzzwxh:0000", "wzxhzdk:0"),
    *(
        "花呗",
        "借呗。",
        "“引”",
        "…",
        "—",
        "é",
        "e\u0301",
        "½",
        "²",
        "😀",
        "\u00a0",
        "\u3000",
        "\u200b",
    ),
    *("\u200b", "a", "1", "0", "x"),
)
PIECES = st.sampled_from([*TRICKY, " ", " ", "\n", "\t", "    ", ""])
TEXTS = (
    st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=12) | st.sampled_from(TRICKY)
).filter(lambda text: refused_character(text) is None)

law = settings(deadline=None, derandomize=True, max_examples=60)


def reads(markdown: str, find: str) -> str:
    """The text content of the one element `find` on a page of that Markdown."""
    CONVERTER.reset()
    page = html.fromstring(f"<body>{CONVERTER.convert(markdown)}</body>")
    (element,) = page.xpath(f"//{find}")
    assert len(element) == 0, "the text became markup"
    return " ".join(element.text_content().split())


PLACES: dict[str, tuple[Callable[[str], str], str]] = {
    "paragraph": (lambda text: f"<section markdown>\n\n{text}\n\n</section>", "section/p"),
    "bullet": (lambda text: f"<section markdown>\n\n- {text}\n\n</section>", "section/ul/li"),
    "number": (lambda text: f"<section markdown>\n\n1. {text}\n\n</section>", "section/ol/li"),
    "heading": (
        lambda text: f"<section markdown>\n\n### {text} {{ #x }}\n\n</section>",
        "section/h3[@id='x']",
    ),
    "label": (
        lambda text: f"<section markdown>\n\nx [{text}](a.md) y\n\n</section>",
        "section/p/a",
    ),
    "emphasis": (lambda text: f"<section markdown>\n\nx **{text}** y\n\n</section>", "*/p/strong"),
    "paragraph outside": (lambda text: text, "body/p"),
}


@pytest.mark.parametrize("place", PLACES)
@law
@example("- a")
@example("1986. Ein Jahr")
@example("a\n# b")
@example("***")
@example("a {: #id .class }")
@example("&lt;b&gt;")
@given(text=TEXTS)
def test_an_escaped_text_reads_as_it_was_written(place: str, text: str) -> None:
    assume(fold(text))
    write, find = PLACES[place]
    assert reads(write(escape(text)), find) == " ".join(fold(text).split())


def test_neighbouring_list_items_stay_apart() -> None:
    items = "\n".join(f"- {escape(text)}" for text in ("1. a", "- b", "    c", "+ d", ": e"))
    CONVERTER.reset()
    page = html.fromstring(CONVERTER.convert(f"<div markdown>\n\n{items}\n\n</div>"))
    assert [item.text_content() for item in page.xpath("ul/li")] == [
        *("1. a", "- b", "c", "+ d", ": e")
    ]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("花呗。", "花呗。"),
        ("", ""),
        ("a-b", "a-b"),
        ("- a", "&#45; a"),
        ("+1", "&#43;1"),
        (": a", "&#58; a"),
        ("1. a", "1&#46; a"),
        ("12) a", "12&#41; a"),
        ("1.5", "1&#46;5"),
        ("1 a", "1 a"),
        ("a 1. b", "a 1. b"),
        ("&<>\"'\\`", "&#38;&#60;&#62;&#34;&#39;&#92;&#96;"),
        ("*_{}[]#|~^=!$", "".join(f"&#{ord(char)};" for char in "*_{}[]#|~^=!$")),
        ("(a) @ % / . , ;", "(a) @ % / . , ;"),
        (" a\n\tb ", "a b"),
        ("1.*", "1&#46;&#42;"),
    ],
)
def test_only_characters_with_a_meaning_are_escaped(text: str, markdown: str) -> None:
    assert escape(text) == markdown


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        (" \n ", ""),
        ("a\nb", "a b"),
        ("花\n呗", "花呗"),
        ("花。\n呗", "花。呗"),
        ("花，\n“呗", "花，“呗"),
        ("花\na", "花 a"),
        ("a\n花", "a 花"),
        ("花\n\n呗", "花 呗"),
        ("花 \n呗", "花 呗"),
        ("  a   b\t c ", "a b c"),
        ("花　呗", "花 呗"),
        ("Ａ\n１", "Ａ１"),
        ("花…\n—呗’\n‘", "花…—呗’‘"),
        ("豈\n⺀鿿\n！", "豈⺀鿿！"),
    ],
)
def test_white_space_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@law
@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@law
@given(TEXTS)
def test_folding_loses_no_character_but_white_space(text: str) -> None:
    assert "".join(fold(text).split()) == "".join(text.split())


@law
@given(TEXTS, st.sampled_from(Markup))
def test_parsing_yields_no_empty_part(text: str, markup: Markup) -> None:
    assume(fold(text))
    assert all(part.text for part in inlines(text, markup))


@law
@given(TEXTS)
def test_a_plain_text_has_no_markup(text: str) -> None:
    assert parse(text, TEXT) == (Block("", ((Words(fold(text)),),)),)
    assert plain(text, TEXT) == fold(text)
    assert list(faults(fold(text), TEXT)) == []


@law
@given(TEXTS)
def test_what_is_neither_link_nor_emphasis_stays_as_it_is(text: str) -> None:
    assume("**" not in text and "](" not in text)
    assert plain(text, LINE) == fold(text)


WORDS = st.sampled_from(["花呗", "a", "一。", "x y"])
PARTS = st.lists(
    WORDS.map(Words) | WORDS.map(Strong) | WORDS.map(lambda word: Link(word, "rule/a-1")),
    min_size=1,
    max_size=6,
)


def written(part: Inline) -> str:
    """A part as an author writes it."""
    if isinstance(part, Link):
        return f"[{part.text}]({part.ref})"
    return f"**{part.text}**" if isinstance(part, Strong) else part.text


def merged(parts: list[Inline]) -> Iterator[Inline]:
    """Parts with neighbouring words put together."""
    words = ""
    for part in parts:
        if isinstance(part, Words):
            words += part.text
            continue
        if words:
            yield Words(words)
            words = ""
        yield part
    if words:
        yield Words(words)


@law
@given(PARTS)
def test_what_is_written_is_parsed_and_read(parts: list[Inline]) -> None:
    text = "".join(map(written, parts))
    assume("****" not in text)
    assert parse_line(text) == tuple(merged(parts))
    assert plain(text, LINE) == "".join(part.text for part in parts)
    assert list(faults(text, LINE)) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        ("花呗", (Words("花呗"),)),
        ("花\n呗", (Words("花呗"),)),
        ("**花**", (Strong("花"),)),
        ("a **b** c", (Words("a "), Strong("b"), Words(" c"))),
        ("**a b**", (Strong("a b"),)),
        ("**a** **b**", (Strong("a"), Words(" "), Strong("b"))),
        ("**a*b**", (Strong("a*b"),)),
        ("** a**", (Words("** a**"),)),
        ("**a **", (Words("**a **"),)),
        ("****", (Words("****"),)),
        ("*a*", (Words("*a*"),)),
        ("[a](b/c)", (Link("a", "b/c"),)),
        ("[a b](b/c)。", (Link("a b", "b/c"), Words("。"))),
        ("[a]()", (Link("a", ""),)),
        ("[a](b c)", (Words("[a](b c)"),)),
        ("[a](b(c))", (Words("[a](b(c))"),)),
        ("[](b/c)", (Words("[](b/c)"),)),
        ("[[a](b/c)]", (Words("["), Link("a", "b/c"), Words("]"))),
        ("[a] (b/c)", (Words("[a] (b/c)"),)),
    ],
)
def test_a_line_is_words_emphasis_and_links(text: str, parts: tuple[Inline, ...]) -> None:
    assert parse_line(text) == parts


def paragraph(*texts: str) -> tuple[Block, ...]:
    """Paragraphs of words."""
    return tuple(Block("", ((Words(text),),)) for text in texts)


def listed(mark: str, *texts: str) -> Block:
    """A list of words."""
    return Block(mark, tuple((Words(text),) for text in texts))


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("一\n二", paragraph("一二")),
        ("一\n\n二\n \n\n三\n", paragraph("一", "二", "三")),
        ("- 一", (listed("- ", "一"),)),
        ("- 一\n-   二", (listed("- ", "一", "二"),)),
        ("1. 一\n2. 二\n10.  三", (listed("1. ", "一", "二", "三"),)),
        (
            "一\n\n- 二\n- 三\n\n1. 四",
            (*paragraph("一"), listed("- ", "二", "三"), listed("1. ", "四")),
        ),
        ("- 一\n1. 二", paragraph("- 一 1. 二")),
        ("-一", paragraph("-一")),
        ("1.一", paragraph("1.一")),
        ("- - 一", (listed("- ", "- 一"),)),
        ("1. 2. 一", (listed("1. ", "2. 一"),)),
        ("\n\n- **一**\n", (Block("- ", ((Strong("一"),),)),)),
    ],
)
def test_prose_is_paragraphs_and_lists(text: str, blocks: tuple[Block, ...]) -> None:
    assert parse_prose(text) == blocks
    assert parse(text, PROSE) == blocks


def test_a_line_is_one_paragraph_whatever_it_looks_like() -> None:
    assert parse("- a\n- **b**", LINE) == (Block("", ((Words("- a - "), Strong("b")),)),)
    assert parse("- a **b**", TEXT) == (Block("", ((Words("- a **b**"),),)),)


def test_every_inline_part_is_found_in_order() -> None:
    assert list(inlines("a **b**\n\n- [c](d/e)\n- f", PROSE)) == [
        *(Words("a "), Strong("b"), Link("c", "d/e"), Words("f"))
    ]


def test_a_reader_reads_the_text_without_its_markup() -> None:
    text = "a **b** [c](d/e)\n\n- f\n- **g**"
    assert plain(text, PROSE) == "a b c\nf\ng"
    assert plain("**a**\nb [c](d/e)", LINE) == "a b c"
    assert plain("**a** [c](d/e)", TEXT) == "**a** [c](d/e)"


@pytest.mark.parametrize(
    ("text", "markup", "markdown"),
    [
        ("a **b**", TEXT, "<a **b**>"),
        ("a **b** [c](d/e)", LINE, "<a ><b>< ><c>"),
        ("a\n\n- b\n- c\n\n1. d\n2. e", PROSE, "<a>\n\n- <b>\n- <c>\n\n1. <d>\n1. <e>"),
    ],
)
def test_rendering_writes_block_marks_and_leaves_parts_to_the_caller(
    text: str, markup: Markup, markdown: str
) -> None:
    assert render(text, markup, lambda part: f"<{part.text}>") == markdown


ONE_PARAGRAPH = ("这里只能写一段。", "合成一段，或分成几条。")
LONE_TAG = ("正文里不能写 HTML。", "删掉它，只留文字。")
NO_HTML = ("正文里不能写 HTML。", "去掉尖括号里的标记，只写文字。")
NO_IMAGE = ("正文里不能放图片。", "用文字说明。")
NO_BACKTICK = ("正文里不能用反引号。", "改用「」。")
NO_HEADING = ("正文里不能写标题。", "另起一段，或用 **强调**。")
NO_QUOTE = ("正文里不能用引用块。", "直接写成一段。")
NO_NESTING = ("列表不能再套列表。", "把套在里面的几行接到上一行后面，上一行写成：- a：b。")
ONE_MARK = ("列表要用 - 开头。", "把行首的符号改成 - 。")
NO_TABLE = ("正文里不能画表格。", "改写成列表。")
OWN_LINKS = ("链接只能指向本库的记录。", "写成 [文字](种类/编号)；网址登记到来源或官方渠道。")
PAIRED = (
    "** 没有成对，或里外多了空格。",
    "要强调的话前后都写上 **，紧贴文字；不强调，就删掉 **。",
)
NO_RULER = ("这一行只有横线，正文里不能画分隔线。", "删掉这一行；要分段，就空一行。")
DOTTED = ("编号要写成 1. 。", "把括号改成点加空格。")
TWO_STARS = "强调要用两个星号。"
FREE_LIST = ("列表和别的文字连在一起了。", "列表前后各空一行；每条写在一行里。")
WHOLE_LINK = ("链接没有写完整。", "写成 [文字](种类/编号)。")


@pytest.mark.parametrize(
    ("text", "reported", "needle"),
    [
        ("a <b> c", NO_HTML, "<b>"),
        ("</b>", LONE_TAG, "</b>"),
        ("<!-- x", NO_HTML, "<!-- x"),
        ("<?x", NO_HTML, "<?x"),
        ("a <Img\nb", NO_HTML, "<Img"),
        ("a ![b", NO_IMAGE, "![b"),
        ("a `b` c\nd", NO_BACKTICK, "`b`"),
        ("a\n\n## b\nc", NO_HEADING, "## b"),
        ("# b", NO_HEADING, "# b"),
        ("a\n\n   > b", NO_QUOTE, "   > b"),
        (">b", NO_QUOTE, ">b"),
        ("- a\n  - b", NO_NESTING, "  - b"),
        ("- a\n * b", NO_NESTING, " * b"),
        ("- a\n   + b", NO_NESTING, "   + b"),
        (
            "1. a\n   12. b",
            (NO_NESTING[0], "把套在里面的几行接到上一行后面，上一行写成：1. a：b。"),
            "   12. b",
        ),
        ("* a", ONE_MARK, "* a"),
        ("a\n\n+ b", ONE_MARK, "+ b"),
        ("| a | b |", NO_TABLE, "| a | b |"),
        ("[a](b.md)", OWN_LINKS, "[a](b.md)"),
        ("[a](rule)", OWN_LINKS, "[a](rule)"),
        ("[a](Rule/x)", ("编号只用小写字母、数字和 -。", "写成 [a](rule/x)。"), "[a](Rule/x)"),
        ("[a](rule/1)", OWN_LINKS, "[a](rule/1)"),
        ("[a](rule/x#y)", OWN_LINKS, "[a](rule/x#y)"),
        ("[a]()", OWN_LINKS, "[a]()"),
        ("a ** b", PAIRED, "**"),
        ("a ** b ** c", (PAIRED[0], "写成 **b**，** 和文字之间不留空格。"), "** b **"),
        ("**a** b**", PAIRED, "**"),
        ("****", PAIRED, "**"),
        ("**a [b](rule/x) c**", PAIRED, "**"),
        ("a\n\n---\n\nb", NO_RULER, "---"),
        ("_____", NO_RULER, "_____"),
        ("1) a", DOTTED, "1) a"),
        ("a\n\n12） b", DOTTED, "12） b"),
        ("一*b*c", (TWO_STARS, "写成 **b**。"), "*b*"),
        ("a *b c* d", (TWO_STARS, "写成 **b c**。"), "*b c*"),
        ("a：\n- b\n- c", FREE_LIST, "- b"),
        ("- b\n- c\nd", FREE_LIST, "- b"),
        ("a\n\nb\n2. c", FREE_LIST, "2. c"),
        ("[a](b/c", WHOLE_LINK, "]("),
        ("[](b/c)", WHOLE_LINK, "]("),
    ],
)
def test_what_the_subset_does_not_know_is_reported(
    text: str, reported: tuple[str, str], needle: str
) -> None:
    assert [(f.message, f.hint, f.needle) for f in faults(text, PROSE)] == [(*reported, needle)]


@pytest.mark.parametrize(
    "text",
    [
        "1 < 2，3 > 2",
        "a <= b <3",
        "惊叹! [x]",
        "#话题 a # b",
        "a > b",
        "- a\n- b\n\n1. c",
        "a * b + c - d",
        "3*4*5",
        "a*b*c",
        "3*b*c",
        "--",
        "a --- b",
        "__a",
        "a\n1.b",
        "a | b",
        "[a](rule/x-1)",
        "**a** **b**",
        "[a] (b)",
        "    a",
        "*a",
        "1.a",
    ],
)
def test_what_the_subset_knows_is_no_fault(text: str) -> None:
    assert list(faults(text, PROSE)) == []


@pytest.mark.parametrize(
    ("text", "markup", "needles"),
    [
        ("a\nb", TEXT, ["a"]),
        (" a b \nc", TEXT, ["a b "]),
        ("\na\n", TEXT, []),
        ("a <b> **", TEXT, []),
        ("a\nb", LINE, []),
        ("a\n\nb", LINE, ["a"]),
        ("\n\na\n \nb", LINE, ["a"]),
        ("a\n\nb", PROSE, []),
    ],
)
def test_how_many_paragraphs_a_text_may_have_depends_on_its_markup(
    text: str, markup: Markup, needles: list[str]
) -> None:
    assert list(faults(text, markup)) == [Fault(*ONE_PARAGRAPH, needle) for needle in needles]


def test_every_fault_of_a_text_is_reported_in_one_run() -> None:
    text = "a <b> ![c] `d`\n\n# e\n\n> f\n\n* g\n\n| h |\n\n[i](j) ** [k](l"
    assert [fault.message for fault in faults(text, LINE)] == [
        reported[0]
        for reported in (
            *(ONE_PARAGRAPH, NO_HTML, NO_IMAGE, NO_BACKTICK, NO_HEADING, NO_QUOTE),
            *(ONE_MARK, NO_TABLE, OWN_LINKS, PAIRED, WHOLE_LINK),
        )
    ]


def test_the_same_fault_twice_is_reported_twice() -> None:
    assert [fault.needle for fault in faults("<a> <b>\n\n[c](d) [e](f)", PROSE)] == [
        *("<a>", "<b>", "[c](d)", "[e](f)")
    ]


@law
@given(TEXTS)
def test_a_fault_points_into_its_text(text: str) -> None:
    assert all(fault.needle in text for fault in faults(text, PROSE))


@law
@given(TEXTS)
def test_rendered_prose_shows_what_a_reader_reads(text: str) -> None:
    assume(fold(text))
    CONVERTER.reset()
    made = render(text, PROSE, lambda part: f" {escape(part.text)} ")
    page = html.fromstring(f"<body>{CONVERTER.convert(made)}</body>")
    shown = re.sub(r"\s+", "", page.text_content())
    assert shown == re.sub(r"\s+", "", plain(text, PROSE))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("**先 [看](rule/x) 再说**", "** 没有成对，或里外多了空格。"),
        ("要点：\n- 一\n- 二", "列表和别的文字连在一起了。"),
        ("- 一\n  接着说\n- 二", "列表和别的文字连在一起了。"),
        ("1. 一\n二", "列表和别的文字连在一起了。"),
        ("一句*强调*话", "强调要用两个星号。"),
        ("1) 一", "编号要写成 1. 。"),
        ("上\n\n---\n\n下", "这一行只有横线，正文里不能画分隔线。"),
        ("1、一\n2、二", "编号要写成「1. 」，这里是「1、」，几条会连成一段。"),
        ("①一\n②二", "编号要写成「1. 」，这里是「①」，几条会连成一段。"),
        ("-一\n-二", "列表的 - 后面少了空格，几条会连成一段。"),
        ("- 一\n•二", "列表要用英文的「- 」，这里是「•」，几条会连成一段。"),
        ("- 一\n  - 二\n  - 三", "列表不能再套列表。"),
        ("一\nsee: [step/a]", "这一行像是一个字段，缩进多了，成了正文的一部分。"),
        ("一。\n二", "换了行，中间却没有空行，网页上会连成一段。"),
        ("一\n\n- - - -\n\n二", "这一行只有横线，正文里不能画分隔线。"),
    ],
)
def test_what_would_be_rendered_otherwise_is_reported(text: str, message: str) -> None:
    assert [fault.message for fault in faults(text, Markup.PROSE)] == [message]


@pytest.mark.parametrize(
    "text", ["2 * 3 * 4", "a*b", "**强**调和**调**", "- 一\n- 二\n\n1. 三", "一\n二。", "1、一"]
)
def test_what_is_harmless_is_left_alone(text: str) -> None:
    assert list(faults(text, Markup.PROSE)) == []
