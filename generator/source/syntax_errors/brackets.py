"""Mistakes around brackets: alone, full-width, or at the beginning of what is a text."""

import re

from generator.model.copied import CARD
from generator.source.characters import BRACKETS, FLOW_MARKS
from generator.source.nodes import Node, ScalarNode
from generator.source.problem import Problem, brief
from generator.source.syntax_errors.parser_error import ParserError, indent_of, quoted, written

_CLOSING = {"[": "]", "{": "}"}
_VALUE = re.compile(r" *(?:- +)*(?:([a-z][a-z0-9_-]*) *: +)?(?=[\[{])")
_NOTED = re.compile(r"\[([^\[\](){},，:]*[\u4e00-\u9fff][^\[\](){},，:]*)\]([^(\[{].*)$")
_PARTED = re.compile("[^。]+[；;][^。]*")  # no sentence of a text
_CUT = re.compile(r"[\w-]$")
_NEXT_KEY = re.compile(r"([a-z][a-z0-9_-]*:)(?: |$)")
_FACE = re.compile(  # as a chat calls them
    "微笑|撇嘴|发呆|得意|流泪|大哭|害羞|闭嘴|尴尬|发怒|调皮|呲牙|惊讶|难过|囧|抓狂|偷笑|愉快|白眼|惊恐"
    "|憨笑|疑问|嘘|晕|再见|擦汗|鼓掌|坏笑|委屈|可怜|笑脸|脸红|破涕为笑|恐惧|失望|无语|嘿哈|捂脸|奸笑"
    "|机智|皱眉|耶|吃瓜|加油|汗|天啊|旺柴|好的|打脸|哇|翻白眼|叹气|苦涩|裂开|爱心|心碎|拥抱|强|握手"
    "|胜利|抱拳|拳头|合十|玫瑰|庆祝|红包|抱抱|亲亲|吓|色|酷|睡|衰|骷髅|敲打|抠鼻|鄙视|快哭了|阴险|生病"
    "|社会社会|菜刀|西瓜|啤酒|咖啡|猪头|嘴唇|炸弹|便便|月亮|太阳|礼物|弱|勾引|跳跳|发抖|怄火|转圈|福|烟花"
    "|爆竹|比心|感谢|太难了|笑哭|心|赞|泪|哈哈|哼|挤眼|右哼哼|左哼哼|哈欠|悠闲|咒骂|折磨|奋斗|傲慢|困"
)
_COMMENT = re.compile(r" +#(?: .*)?$")  # without a space after its mark it is more likely text
_ITEM = re.compile(r"[\[,] *(?=(\[[^\[\]]*\][^\s,\]}#:][^,\[\]{}]*))")
_NEXT_ITEM = re.compile(r" *(?:, |，)")
_WIDE_BEGIN = re.compile(
    r"(?:^ *(?:- +)+|: +|[\[{,] *)(?:(?P<brace>｛) *[a-z_]+ *[:：]|(?P<nest>[［【])(?=[{｛\[［])"
    r"|(?P<list>［)[^［］]*[］\]]$)"
)


def bracket_problem(
    error: ParserError, line: int, column: int, why: str, hint: str = ""
) -> Problem:
    """A bracket that has no partner."""
    hint = hint or "写成一对：[一, 二] 或 {字段: 内容}，中间用英文逗号隔开。"
    return Problem("YML025", error.place(line, column, 1), f"括号没有配成对：{why}。", hint)


def too_deep(error: ParserError) -> Problem:
    """Brackets in brackets, more than libyaml itself reads (1,000 from 0.2.6 on)."""
    place = error.place(error.line, error.column, 1)
    return Problem("YML009", place, "括号一层套一层，太深了。", "检查括号，或把内容拆开。")


def bracketed_text(error: ParserError) -> Problem | None:
    """A text that begins with a bracket, such as one that starts with a link."""
    text = error.text(error.line)
    match = _VALUE.match(text)
    if match is None or match.end() in (0, indent_of(text)):
        return None
    value = _COMMENT.sub("", text[match.end() :].rstrip())
    comment = text[match.end() + len(value) :].rstrip()
    behind = _behind_bracket(value)
    is_link = behind.startswith("(")
    if not behind or (match[1] in error.lists and not is_link):
        return None
    if (joined := _NEXT_KEY.match(behind)) is not None and not is_link:
        at = text.rindex(behind)
        hint = f"从 {joined[1]} 起另起一行；编号顶格写，字段和上面的字段对齐。"
        message = f"{text[:at].rstrip()[-1:]} 后面还有字，像是少了换行。"
        return Problem("YML029", error.place(error.line, at + 1, len(behind)), message, hint)
    shown = written(f"{text[: match.end()]}{quoted(value)}{comment}")
    hint = f"整段加上引号，{shown}"
    if match[1] in error.lists:
        hint = f"在冒号后面换行，缩进两格，{written(f'- {quoted(value)}')}"
    if error.goes_on(error.line):
        hint = '在整段文字的开头和末尾各加一个英文的双引号 " 。'
    if (noted := _NOTED.match(value)) is not None:
        is_face = _FACE.fullmatch(noted[1]) is not None
        kept = noted[2].lstrip() if is_face else noted[1] + re.sub("^: +", "：", noted[2])
        what = "这是聊天里的表情，删掉它" if is_face else "去掉方括号"
        if any(f"【{noted[1]}】" in line for line in error.lines):  # a blank of a letter
            what, kept = "空要用【】", f"【{noted[1]}】{noted[2]}"
        hint = f"{what}，{written(text[: match.end()] + kept + comment)}"
    if CARD.match(value):
        hint = "是聊天里的卡片或文件，就删掉这一行；要引用那篇文章，先登记到来源。"
    taken = "列表" if value[0] == "[" else "几个字段"
    message = f"这段文字以 {value[0]} 开头，会被当成{taken}。"
    return Problem("YML027", error.place(error.line, match.end() + 1, len(value)), message, hint)


def _behind_bracket(value: str) -> str:
    """What follows the partner of the bracket that a value begins with."""
    depth = 0
    for index, char in enumerate(value):
        depth += (char in "[{") - (char in "]}")
        if depth == 0:
            return value[index + 1 :].strip()
    return ""


def bracketed_item(error: ParserError) -> Problem | None:
    """An item of a list in brackets that is a text and begins with a bracket itself."""
    text = error.text(error.line)
    for match in _ITEM.finditer(text):
        if match.start(1) < error.column <= match.end(1) + 1:
            item = match[1].rstrip()
            mended = text[: match.start(1)] + quoted(item) + text[match.start(1) + len(item) :]
            place = error.place(error.line, match.start(1) + 1, len(item))
            hint = f"给这一条加上引号，{written(mended)}"
            return Problem("YML027", place, "这一条文字以 [ 开头，会被当成列表。", hint)
    return None


def parted_item(error: ParserError, item: Node) -> Problem | None:
    """The only item of a list in brackets, with semicolons where its commas belong."""
    place = item.place
    if not isinstance(item, ScalarNode) or not item.plain or not _PARTED.fullmatch(item.text):
        return None
    text = error.text(place.line)
    start, stop = place.column - 1, place.column - 1 + place.width
    mended = text[:start] + re.sub(r" *[；;] *", ", ", text[start:stop]) + text[stop:]
    sign = "；" if "；" in item.text else ";"
    message = f"方括号里用英文逗号隔开，这里是「{sign}」，几条成了一条。"
    return Problem("YML020", place, message, f"换成英文逗号和空格，{written(mended)}")


def wide_bracket(error: ParserError) -> Problem | None:
    """A full-width bracket where a list or fields in brackets begin."""
    for line in dict.fromkeys((error.line, error.context_line)):
        text = error.text(line).rstrip()
        match = _WIDE_BEGIN.search(text)
        if match is None:
            continue
        wide = match["brace"] or match["nest"] or match["list"]
        place = error.place(line, match.start() + match.group().index(wide) + 1, 1)
        hint = f"括号都换成英文的，{written(narrowed(text))}"
        return Problem("YML020", place, f"这里用了全角的「{wide}」。", hint)
    return None


def narrowed(text: str) -> str:
    """A text with ASCII brackets, and with ASCII commas and colons if it had none inside them."""
    text = text.translate(BRACKETS)
    if "{" in text and not re.search(r"[a-z_]: ", text.partition("{")[2]):
        text = re.sub(r"([a-z_])：\s*", r"\1: ", text)
    return text if ", " in text else re.sub(r"，\s*", ", ", text)


def plain_fields(text: str) -> str:
    """A line with fields in brackets, with ASCII commas and colons around each field name."""
    text = re.sub(r"[，,]\s*(?=[a-z_]+[:：])", ", ", text.translate(BRACKETS))
    return re.sub(r"(?<=[{ ])([a-z_]+)[:：](?!//)\s*", r"\1: ", text)


def open_bracket(error: ParserError) -> Problem | None:
    """A bracket that is not closed, or an entry in it without its comma."""
    line, column = error.context_line, error.context_column
    if "flow" not in error.context or not line:
        return None
    text = error.text(line)
    if column > len(text):  # the file ends right after the bracket
        line = error.above(line)
        text, column = error.text(line), len(error.text(line).rstrip())
    mark = text[column - 1 : column]
    closing = _CLOSING.get(mark, "]")
    closed = closing in text[column:]
    wide = re.search(r"[，：【】［］｛｝]", text)
    if wide is not None:
        place = error.place(line, wide.start() + 1, 1)
        narrow = wide.group().translate(FLOW_MARKS)
        hint = f"把「{wide.group()}」改成「{narrow}」；括号里的标点都用英文的。"
        return Problem("YML020", place, f"这里用了全角的「{wide.group()}」。", hint)
    if closed:
        at = error.place(error.line, error.column, 1)
        return bracket_problem(error, at.line, at.column, "这里少了逗号，或收尾早了")
    why = f"这里的 {mark} 后面没有 {closing}"
    if line == len(error.lines) and _CUT.search(text):  # nor does the file end with a line end
        hint = f"从上一版取回后半截；只少了收尾的括号，就在末尾补上 {closing}。"
        message = "文件像是没有存完：最后一行断在半句。"
        return Problem("YML025", error.place(line, column, 1), message, hint)
    if not text.rstrip().endswith(",") and not error.goes_on(line):
        return bracket_problem(
            error, line, column, why, f"在末尾补上 {closing}，{written(text.rstrip() + closing)}"
        )
    return bracket_problem(error, line, column, why)


def extra_bracket(error: ParserError) -> Problem | None:
    """A closing bracket too many."""
    mark = error.text(error.line)[error.column - 1 : error.column]
    if mark not in ("]", "}"):
        return None
    hint = "删掉它，让括号成对。"
    return bracket_problem(error, error.line, error.column, f"多了一个 {mark}", hint)


def comment_in_bracket(error: ParserError) -> Problem | None:
    """A ` #` inside brackets, which hides the closing one."""
    text = error.text(error.context_line).rstrip()
    match = re.search(r" (#[^\s#].*?)([\]}]+)$", text)
    if "flow" not in error.context or match is None or match.start() < error.context_column:
        return None
    start = max(text.rfind(mark, 0, match.start()) + 1 for mark in ("[", "{", ", ", ": "))
    start += len(text[start:]) - len(text[start:].lstrip())
    stop = match.end(1)
    if (behind := _NEXT_ITEM.search(text, match.start(1), stop)) is not None:
        stop = behind.start()
    item = text[start:stop].rstrip()
    if set("\"'") & set(item):
        return None
    rest = re.sub("，", ", ", text[stop:], count=1) if text[stop] == "，" else text[stop:]
    words = text[match.start(1) :]
    message = f"「{brief(words)}」被当成注释，括号因此没有收尾。"
    hint = f"给这一条加上引号，{written(text[:start] + quoted(item) + rest)}"
    return Problem("YML024", error.place(error.context_line, match.start(1) + 1), message, hint)
