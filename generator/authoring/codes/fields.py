"""Codes of fields: what a record has, and what its values look like."""

from generator.authoring.codes.example import Code

_STEP = "steps/calm.yml"
_SUMMARY = "summary: 先停下来。"
_DO = "do: [坐下。]"

FIELD_CODES: dict[str, Code] = {
    "FLD001": Code("只写这一种记录有的字段。", "sumary: 先停下来。", _SUMMARY, _STEP),
    "FLD002": Code("必填的字段都写。", "phase: 先稳住", f"phase: 先稳住\n{_SUMMARY}", _STEP),
    "FLD003": Code(
        "编号只用小写字母、数字和 -，以字母开头，最多 60 个字。",
        "steps/Stay_Calm.yml",
        "steps/stay-calm.yml",
    ),
    "FLD004": Code("有词表的字段，只从词表里选。", "phase: 冷静", "phase: 先稳住", _STEP),
    "FLD005": Code("该写列表就写列表，该写文字就写文字。", "do: 坐下。", _DO, _STEP),
    "FLD006": Code("列表的条数不多不少。", "do: []", _DO, _STEP),
    "FLD007": Code(
        "天数和条数是整数，不加引号。", 'days: ["0", 3]', "days: [0, 3]", "stages/begin.yml"
    ),
    "FLD008": Code(
        "文字不太长：标题 120 字，一段 400 字，长文 6000 字。",
        "title: （121 个字）",
        "title: 先停一停",
    ),
    "FLD009": Code("编号、原料等照规定的样子写。", "material: [s0-1]", "material: [s0-01]", _STEP),
    "FLD010": Code(
        "日期写成 2026-11-21 这样。", "reviewed: 2026/11/21", "reviewed: 2026-11-21", _STEP
    ),
    "FLD011": Code("写了字段就写内容。", "summary:", _SUMMARY, _STEP),
    "FLD013": Code(
        "数字、日期、词表里的词和括号都用半角。", "days: [0，3]", "days: [0, 3]", "stages/begin.yml"
    ),
    "FLD014": Code(
        "像数字、时间、日期、是否的文字加上引号，例如 22:00、030、1.10、no。",
        "summary: 22:00",
        'summary: "22:00"',
        _STEP,
    ),
    "FLD015": Code(
        "网址以 https:// 或 http:// 开头，看上去是哪个网站，打开的就是哪个网站。",
        "address: https://www.court.gov.cn@example.org/",
        "address: https://www.court.gov.cn/",
    ),
    "FLD016": Code(
        "电话号码加双引号，只写数字和一个 -。", 'number: "010 12345678"', 'number: "010-12345678"'
    ),
    "FLD017": Code("核对日期不晚于今天。", "reviewed: 2099-01-01", "reviewed: 2026-11-21", _STEP),
    "FLD018": Code(
        "官方渠道在该再核对的日子之前核对过（只有 check --due 才说，每天夜里跑一次）。",
        "一个热线写着 reviewed: 2025-01-01，今天是 2026-11-21",
        "打过一次、还对，写 reviewed: 2026-11-21",
    ),
}
