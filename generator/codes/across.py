"""A wrong and a right example for each rule across records: wrong, right, file."""

_STEP = "steps/calm.yml"
_BEGIN, _LATER = "stages/begin.yml", "stages/later.yml"
_SUMMARY = "summary: 先停下来。"

_HAPPENS = "summary: 往后。\nhappens:\n  - {text: 可能接到电话。, channel: 电话, accounts: [first]}"

EXAMPLES: dict[str, tuple[str, str] | tuple[str, str, str]] = {
    "STG001": ("days: [1, 3]", "days: [0, 3]", _BEGIN),
    "STG002": ("days: [3]", "days: [4]", _LATER),
    "STG003": ("days: [6]", "days: [4]", _LATER),
    "STG004": ("days: [4, 9]", "days: [4]", _LATER),
    "STG005": ("days: [30, 1]", "days: [1, 30]", "accounts.yml"),
    "STG006": (f"days: [40]\n{_HAPPENS}", f"days: [4]\n{_HAPPENS}", _LATER),
    "REF001": ("steps: [clam]", "steps: [calm]", "rules.yml"),
    "REF002": (
        "summary: 看[夜里](rule/no-nihgt)。",
        "summary: 看[夜里](rule/no-night)。",
        _STEP,
    ),
    "REF003": (
        "一条规则，没有记录在 rules 里写它",
        "在用得上它的阶段或步骤的 rules 里写上它的编号",
    ),
    "REF004": ("一个步骤，没有阶段在 steps 里写它", "在一个阶段的 steps 里写上它的编号"),
    "REF005": (
        "名词表里有「罚息」，别处的正文都没有",
        "给它加上读者会遇到的叫法（also），或删掉它",
    ),
    "REF006": ("两个步骤都叫「先停一停」", "「先停一停」和「想好再说」"),
    "REF007": ("see: rule/no-night（首页另一条要点已经指向它）", "see: step/calm"),
    "REF008": ("steps/index.yml", "steps/begin-here.yml"),
    "EVD001": ("- {source: blog, at: 第1033条}", "- {source: code, at: 第1033条}", "rules.yml"),
    "EVD002": ("- {source: code}", "- {source: code, at: 第1033条}", "rules.yml"),
    "EVD003": (
        "grade: D\n  address: https://example.org/\n  read_as: 留存副本",
        "grade: D\n  read_as: 留存副本",
        "sources.yml",
    ),
    "EVD004": ("summary: 第12条说先停下来。", _SUMMARY, _STEP),
    "EVD005": ("summary: 可能会停下来。", _SUMMARY, _STEP),
    "TXT001": ("summary: 先 `停` 下来。", "summary: 先 **停** 下来。", _STEP),
    "TXT002": ("summary: 打 95188 问。", "summary: 打官方客服问。", _STEP),
    "TXT003": ("summary: 看 https://example.org/ 。", _SUMMARY, _STEP),
    "TXT004": (
        "summary: 先停下来，不要急着还钱也不要急着答应任何事，等到把对方是谁、欠多少、怎么算都弄清楚，再决定怎么做。",
        "summary: 先停下来，不要急着还钱。弄清楚对方是谁、欠多少，再决定。",
        _STEP,
    ),
    "TXT005": ("summary: 先<b>停</b>下来。", "summary: 先**停**下来。", _STEP),
    "TXT006": (
        "summary: 看[这里](https://example.org/)。",
        "summary: 看[夜里](rule/no-night)。",
        _STEP,
    ),
    "TXT007": ("正文里写「展期」，名词表里没有它", "在 terms.yml 里加上「展期」，或写「晚些再还」"),
    "TXT008": ("summary: 不还就后果自负。", "summary: 不还会加收罚息。"),
    "TXT009": ("summary: （待填：一句话）", _SUMMARY, _STEP),
    "LED001": ("material: [s0-99]", "material: [s0-01]", _STEP),
    "LED002": (
        "laws:\n  L01: 民法典\n  L02: 没有记录用到它",
        "laws:\n  L01: 民法典",
        "inventory.yml",
    ),
    "LED003": ("disputes: 2", "disputes: 1", "inventory.yml"),
    "LED004": ("material: [L01]", "material: [L01, s0-01]"),
    "LED005": (
        "sides: [{says: 第一天起。, claims: [s0-02]}]",
        "sides: [{says: 第一天起。, claims: [s0-02, s0-01]}]",
    ),
}

# What stands in another file, where an example is wrong only because of it.
BESIDE: dict[str, tuple[str, str]] = {
    "STG002": (_BEGIN, "days: [0, 3]"),
    "STG003": (_BEGIN, "days: [0, 3]"),
    "STG004": (_BEGIN, "days: [0, 3]"),
    "STG006": ("accounts.yml", "first:\n  days: [1, 30]"),
    "REF001": (_STEP, "title: 先停一停"),
    "REF002": ("rules.yml", "no-night:\n  title: 夜里不催"),
    "EVD001": ("sources.yml", "blog:\n  grade: D"),
    "EVD002": ("sources.yml", "code:\n  type: 法律"),
    "LED001": ("inventory.yml", "articles: [1]"),
    "LED002": ("sources.yml", "code:\n  material: [L01]"),
    "LED003": ("disputes.yml", "c01:\n  material: [C01]"),
    "LED004": ("claims.yml", "s0-01:\n  verdict: 采用"),
    "LED005": ("claims.yml", "s0-01:\n  verdict: 有冲突"),
}
