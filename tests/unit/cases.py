"""What a planted fault is: edits to the small knowledge base, and everything the check says."""

from collections.abc import Callable
from functools import cache

from generator.model import KnowledgeBase
from generator.source.load import Loaded, load
from generator.source.report import format_text
from tests.conftest import ROOT, Folder

Edit = Callable[[Folder], None]


def write(file: str, text: str) -> Edit:
    """Writes a file."""
    return lambda folder: folder.write(file, text)


def raw(file: str, content: bytes) -> Edit:
    """Writes a file byte by byte."""

    def edit(folder: Folder) -> None:
        target = folder.path / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

    return edit


def change(file: str, old: str, new: str) -> Edit:
    """Replaces one occurrence of a text."""
    return lambda folder: folder.change(file, old, new)


def delete(file: str) -> Edit:
    """Deletes a file."""
    return lambda folder: folder.delete(file)


@cache
def real_content() -> Loaded:
    """The real content, read once."""
    return load(ROOT / "content")


def base_of(folder: Folder) -> KnowledgeBase:
    """The knowledge base of a folder without problems."""
    loaded = load(folder.path)
    assert loaded.problems == ()
    assert loaded.base is not None
    return loaded.base


def reported(folder: Folder) -> list[str]:
    """Everything the check says of a folder."""
    return [format_text(problem) for problem in load(folder.path).problems]


def spots(folder: Folder) -> list[str]:
    """The problems of a folder in short: `file:line:column CODE`."""
    return [
        f"{problem.place.path.removeprefix('content/')}:{problem.place.line}"
        f":{problem.place.column} {problem.code}"
        for problem in load(folder.path).problems
    ]


TIP = """\
spend-less:
  title: 少花一点
  material: [s0-01]
  reviewed: 2026-11-21
  timing: 平时
  summary: 花得少就还得起。
  do: [记账。]
"""

STEP = """\
title: 另一步
material: [s0-01]
reviewed: 2026-11-21
phase: 先稳住
summary: 再做一步。
do: [走动。]
avoid: [不慌。]
done_when: [好了。]
"""

CONTACT = """\
hotline:
  title: 热线
  material: [s0-01]
  reviewed: 2026-11-21
  number: "12378"
  handles: 管投诉。
  when: 被骚扰时。
  facts:
    - text: 热线受理投诉。
      evidence: [{source: code, at: 第1条}]
"""

SITUATION = """\
phone:
  title: 电话来了
  reviewed: 2026-11-21
  do: 先停下来。
  know: [不用怕。]
  say: [我核实以后再说。]
  contact: hotline
  long: step/calm
"""

LETTER = """\
extension:
  title: 请求延期
  reviewed: 2026-11-21
  purpose: 商量怎么还
  to: 放贷机构
  summary: 还不上时用。
  blanks:
    - {name: 哪天, type: 日期}
  say: [我想延期到【哪天】。]
  send: [我申请延期到【哪天】。]
  avoid: [不要报做不到的数。]
  limits: [答不答应由机构定。]
  steps: [calm]
"""

MYTH = """\
false-number:
  title: 一个假号码
  material: [s0-01]
  reviewed: 2026-11-21
  topic: 假号码
  numbers: ["9588"]
  seen: 某网页
  why: 没有这个号码。
  instead: [rule/no-night]
"""

RULE = """\
title: 没人用的规则
material: [s0-01]
reviewed: 2026-11-21
demand: 必须
topic: 时间与次数
plain: 没人提到它。
evidence: [{source: code, at: 第2条}]
steps: [calm]
"""

SOURCE = """\
title: 一篇报道
material: [s0-01]
reviewed: 2026-11-21
type: 媒体报道
publisher: 报社
published: 不详
grade: C
read_as: 留存副本
"""

ACCOUNT = """\
title: 没人用的说法
material: [s0-01]
reviewed: 2026-11-21
lane: 电话
claims: [s0-01]
channel: 电话
who: 平台
usability: 存疑
note: 只是登记。
"""

TERM = """\
penalty:
  title: 罚息
  material: [s0-01]
  reviewed: 2026-11-21
  meaning: 逾期之后加收的利息。
"""

CLAIM = """\
title: 另一句话
material: [s0-02]
reviewed: 2026-11-21
article: blog
heading: 标题
category: 阶段
verdict: 采用
reason: 意思可用。
"""

DISPUTE = """\
title: 另一处矛盾
material: [C01]
reviewed: 2026-11-21
sides: [{says: 第一天起。, claims: [s0-01]}]
ours: 不写天数。
see: [stage/begin]
"""
