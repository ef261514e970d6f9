"""Codes of files: their bytes, their YAML, and where they stand."""

from generator.authoring.codes.example import Code

_STEP = "steps/calm.yml"
_SUMMARY = "summary: 先停下来。"
_DO = "do: [坐下。]"

FILES: dict[str, Code] = {
    "YML001": Code("一个文件不超过 1 MB。", "一个 1.2 MB 的文件", "分成几个小文件"),
    "YML002": Code("文件用 UTF-8 编码保存。", "存成 GBK 或 UTF-16", "存成 UTF-8"),
    "YML003": Code(
        "文件里没有看不见的控制字符和零宽字符。",
        'summary: "先停\\u0007下来。"',
        _SUMMARY,
        _STEP,
    ),
    "YML004": Code(
        "文件是有效的 YAML；这一条收下别的代码没有说到的错。",
        "do: ! - 坐下。",
        _DO,
        _STEP,
    ),
    "YML005": Code(
        "同一层里，一个字段只写一次。",
        f"{_SUMMARY}\nsummary: 先停一停。",
        _SUMMARY,
        _STEP,
    ),
    "YML006": Code("冒号前面的字段名是一个词。", "[summary]: 先停下来。", _SUMMARY, _STEP),
    "YML007": Code(
        "一个文件里只有一份文档。", f"{_SUMMARY}\n---\n{_DO}", f"{_SUMMARY}\n{_DO}", _STEP
    ),
    "YML008": Code("文件由「字段: 内容」这样的条目组成。", "只有一段文字", "title: 一段文字"),
    "YML009": Code("缩进和括号最多套 12 层。", "do: [[[[[[[[[[[[[坐下。]]]]]]]]]]]]]", _DO, _STEP),
    "YML010": Code("不用 & 和 * 引用别处的内容。", "summary: &a 先停下来。", _SUMMARY, _STEP),
    "YML011": Code("不用 ! 开头的标签。", "summary: !!str 先停下来。", _SUMMARY, _STEP),
    "YML012": Code("不用 << 合并内容。", "summary: <<", _SUMMARY, _STEP),
    "YML013": Code(
        "一个文件里只有一种换行。",
        "从 Windows 上的文件粘贴过来的几行",
        "用编辑器把换行统一成 LF",
    ),
    "YML014": Code(
        "缩进、- 后面和冒号旁边用英文空格，不用制表符、全角空格和不换行空格。",
        "\u3000summary: 先停下来。",
        _SUMMARY,
        _STEP,
    ),
    "YML016": Code(
        "没有改变文字方向的看不见的字符。",
        'summary: "先停\\u202e下来。"',
        _SUMMARY,
        _STEP,
    ),
    "YML017": Code("没有半个字符（代理码）。", 'summary: "先停\\ud83d下来。"', _SUMMARY, _STEP),
    "YML018": Code("冒号后面空一格。", "summary:先停下来。", _SUMMARY, _STEP),
    "YML019": Code("字段名后面是英文冒号。", "summary：先停下来。", _SUMMARY, _STEP),
    "YML020": Code("括号、逗号、列表的 - 都用英文的。", "do: [坐下。】", _DO, _STEP),
    "YML021": Code(
        "同一层的行左边对齐。",
        f"  {_SUMMARY}",
        _SUMMARY,
        _STEP,
    ),
    "YML022": Code("引号成对。", 'do: ["坐下。]', _DO, _STEP),
    "YML023": Code(
        "文字里有「: 」时，整段加上引号。",
        "summary: 记住: 先停下来。",
        'summary: "记住: 先停下来。"',
        _STEP,
    ),
    "YML024": Code(
        "文字里有「 #」时，整段加上引号。",
        "summary: 先停下来 #1。",
        'summary: "先停下来 #1。"',
        _STEP,
    ),
    "YML025": Code("括号成对。", "do: [坐下。", _DO, _STEP),
    "YML026": Code(
        "列表每条一行，以 - 开头，后面空一格。",
        "do:\n  -坐下。\n  -喝水。",
        "do:\n  - 坐下。\n  - 喝水。",
        _STEP,
    ),
    "YML027": Code(
        "以 [ { * & ! % @ > | 等符号开头的文字加上引号。",
        "summary: **先停** 下来。",
        'summary: "**先停** 下来。"',
        _STEP,
    ),
    "YML028": Code("文件不是空的。", "一个空文件", "写上内容，或删掉文件"),
    "YML029": Code("引号和括号收尾之后不再写字。", 'summary: "先停" 下来。', _SUMMARY, _STEP),
    "YML030": Code(
        "双引号里的反斜杠写两遍。",
        'summary: "先停 \\下来。"',
        'summary: "先停 \\\\下来。"',
        _STEP,
    ),
    "YML031": Code(
        "没有留下合并冲突的记号。",
        f"<<<<<<< HEAD\n{_SUMMARY}\n=======\nsummary: 先停一停。\n>>>>>>> other",
        _SUMMARY,
        _STEP,
    ),
    "YML032": Code("每一行都是「字段: 内容」。", "summary 先停下来。", _SUMMARY, _STEP),
    "YML033": Code(
        "长文字有几段时，字段名后面写 | ，文字从下一行起。",
        "answer:\n  先停下来。\n\n  再看账单。",
        "answer: |\n  先停下来。\n\n  再看账单。",
    ),
    "YML034": Code(
        "每条记录从自己的编号开始；一个文件只有一条的，就另存成一个文件。",
        "first:\n  title: 一\n  reviewed: …\n  summary: …\n  title: 二\n  reviewed: …\n  summary: …",
        "first:\n  title: 一\n  …\nsecond:\n  title: 二\n  …",
    ),
    "KB001": Code("site.yml 和 inventory.yml 都在。", "删掉了 site.yml", "从版本库里取回它"),
    "KB002": Code(
        "编号在整个知识库里只用一次。",
        "steps/calm.yml 和 tips/calm.yml 都在",
        "steps/calm.yml 和 tips/stay-calm.yml",
    ),
    "KB003": Code("每条记录下面都有内容。", "calm:", "calm:\n  title: 先停一停"),
    "KB004": Code(
        "不写 id：编号就是文件名或条目名。", "id: calm\ntitle: 先停一停", "title: 先停一停", _STEP
    ),
    "KB005": Code(
        "每个 YAML 文件都属于一个种类，以 .yml 结尾。",
        "content/other.yml",
        "content/steps/other.yml",
    ),
    "KB006": Code("每个文件都读得了。", "一个叫 terms.yml 的文件夹", "一个叫 terms.yml 的文件"),
    "KB007": Code(
        "编号和文件名（或条目名）一样。", "id: other\ntitle: 先停一停", "title: 先停一停", _STEP
    ),
    "KB009": Code(
        "一条记录写在它那个种类的文件里。",
        "在 terms.yml 里写 timing: 平时、summary: …、do: …",
        "写在 tips.yml 里",
    ),
    "KB008": Code(
        "content 里只放记录（.yml）和手写页面（.md）。",
        "content/steps/new-one.yml.txt",
        "content/steps/new-one.yml",
    ),
}
