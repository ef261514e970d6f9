"""Planted faults of fields: their names and their values."""

# ruff: noqa: E501 -- what the check says is kept whole, line by line

from tests.unit.cases import CONTACT, MYTH, STEP, Case, change, write

FIELD_CASES: tuple[Case, ...] = (
    Case(
        "a field with a slip in its name",
        (change("steps/calm.yml", "summary", "sumary"),),
        (
            """
            content/steps/calm.yml:1:1: FLD002 缺少 summary（一句话：做什么、为什么）。
                1 | title: 先停一停
                  | ^
              修复：加上一行 summary: …
            """,
            """
            content/steps/calm.yml:5:1: FLD001 没有叫 sumary 的字段。
                5 | sumary: 先停下来。
                  | ^^^^^^
              修复：是不是 summary？
            """,
        ),
    ),
    Case(
        "a field like no other",
        (change("steps/calm.yml", "phase", "zzz: 1\nphase"),),
        (
            """
            content/steps/calm.yml:4:1: FLD001 没有叫 zzz 的字段。
                4 | zzz: 1
                  | ^^^
              修复：可用的字段：title、material、reviewed、also、asks、phase、order、summary、do、say、write_down、avoid、done_when、facts、rules、contacts。
            """,
        ),
    ),
    Case(
        "an unknown field of a part in a list",
        (
            change(
                "stages/begin.yml",
                "happens:",
                "happens:\n  - {text: 可能来信。, channel: 电话, chanel: 电话, accounts: [first]}",
            ),
        ),
        (
            """
            content/stages/begin.yml:7:32: FLD001 没有叫 chanel 的字段。
                7 |   - {text: 可能来信。, channel: 电话, chanel: 电话, accounts: [first]}
                  |                                       ^^^^^^
              修复：是不是 channel？
            """,
        ),
    ),
    Case(
        "a missing field",
        (change("steps/calm.yml", "summary: 先停下来。\n", ""),),
        (
            """
            content/steps/calm.yml:1:1: FLD002 缺少 summary（一句话：做什么、为什么）。
                1 | title: 先停一停
                  | ^
              修复：加上一行 summary: …
            """,
        ),
    ),
    Case(
        "a missing field of a part in a list",
        (
            change(
                "stages/begin.yml",
                "happens:",
                "happens:\n  - {text: 可能来信。, accounts: [first]}",
            ),
        ),
        (
            """
            content/stages/begin.yml:7:5: FLD002 缺少 channel（经由什么渠道）。
                7 |   - {text: 可能来信。, accounts: [first]}
                  |     ^
              修复：加上一行 channel: …
            """,
        ),
    ),
    Case(
        "a missing word of the site",
        (change("site.yml", "tagline: 一句话\n", ""),),
        (
            """
            content/site.yml:1:1: FLD002 缺少 tagline（一句话介绍）。
                1 | name: 小站
                  | ^
              修复：加上一行 tagline: …
            """,
        ),
    ),
    Case(
        "a missing field of the inventory",
        (change("inventory.yml", "laws: 1\n", ""),),
        (
            """
            content/inventory.yml:1:1: FLD002 缺少 laws（规则条目数 L01–）。
                1 | articles: [1]
                  | ^
              修复：加上一行 laws: …
            """,
        ),
    ),
    Case(
        "a file name that is no id",
        (write("steps/Calm.yml", STEP),),
        (
            """
            content/steps/Calm.yml:1:1: FLD003 编号「Calm」写法不对。
                1 | title: 另一步
                  | ^
              修复：只用小写字母、数字和 -，以字母开头。
            """,
        ),
    ),
    Case(
        "a word outside its vocabulary",
        (change("steps/calm.yml", "先稳住", "先跑"),),
        (
            """
            content/steps/calm.yml:4:8: FLD004 phase（属于哪一步）不能是「先跑」。
                4 | phase: 先跑
                  |        ^^^^
              修复：从这些里选一个：先稳住、核实对方、弄清欠款、协商还款、留下证据、制止与投诉、法律程序、找人帮忙、收尾。
            """,
        ),
    ),
    Case(
        "a word outside a vocabulary of two",
        (write("myths.yml", MYTH.replace("topic: 假号码", "topic: 假话")),),
        (
            """
            content/myths.yml:5:10: FLD004 topic（假号码还是假规定）不能是「假话」。
                5 |   topic: 假话
                  |          ^^^^
              修复：从这些里选一个：假号码、假规定。
            """,
        ),
    ),
    Case(
        "a text where a list belongs",
        (change("steps/calm.yml", "do: [坐下。]", "do: 坐下。"),),
        (
            """
            content/steps/calm.yml:6:5: FLD005 do（按先后做什么）应是列表。
                6 | do: 坐下。
                  |     ^^^^^^
              修复：写成 [一, 二]，或每行以 - 开头。
            """,
        ),
    ),
    Case(
        "nothing where a list belongs",
        (change("steps/calm.yml", "do: [坐下。]", "do:"),),
        (
            """
            content/steps/calm.yml:6:4: FLD005 do（按先后做什么）应是列表。
                6 | do:
                  |    ^
              修复：写成 [一, 二]，或每行以 - 开头。
            """,
        ),
    ),
    Case(
        "an entry where a list belongs",
        (change("steps/calm.yml", "do: [坐下。]", "do: {a: b}"),),
        (
            """
            content/steps/calm.yml:6:5: FLD005 do（按先后做什么）应是列表。
                6 | do: {a: b}
                  |     ^
              修复：写成 [一, 二]，或每行以 - 开头。
            """,
        ),
    ),
    Case(
        "texts where entries belong",
        (
            change("rules.yml", "evidence:\n", "evidence:\n    - code\n"),
            change("rules.yml", "第1033条}", "第1033条}\n    - code"),
        ),
        (
            """
            content/rules.yml:9:7: FLD005 应是带字段的条目。
                9 |     - code
                  |       ^^^^
              修复：写成 字段: 内容，下一行缩进对齐。
            """,
            """
            content/rules.yml:11:7: FLD005 应是带字段的条目。
               11 |     - code
                  |       ^^^^
              修复：写成 字段: 内容，下一行缩进对齐。
            """,
        ),
    ),
    Case(
        "a list where a text belongs",
        (change("steps/calm.yml", "summary: 先停下来。", "summary: [先停下来。]"),),
        (
            """
            content/steps/calm.yml:5:10: FLD005 summary（一句话：做什么、为什么）应是一段文字。
                5 | summary: [先停下来。]
                  |          ^
              修复：直接写文字；多段文字用 | 另起一行。
            """,
        ),
    ),
    Case(
        "an entry where a text belongs, as a bare colon makes it",
        (change("steps/calm.yml", "do: [坐下。]", "do:\n  - 坐下。\n  - 说: 不。"),),
        (
            """
            content/steps/calm.yml:8:5: FLD005 do（按先后做什么）应是一段文字。
                8 |   - 说: 不。
                  |     ^^
              修复：直接写文字；多段文字用 | 另起一行。
            """,
        ),
    ),
    Case(
        "an empty list",
        (change("steps/calm.yml", "do: [坐下。]", "do: []"),),
        (
            """
            content/steps/calm.yml:6:5: FLD006 do（按先后做什么）至少要有一条。
                6 | do: []
                  |     ^
              修复：加上一条；真的没有就和大家商量。
            """,
        ),
    ),
    Case(
        "a list with too many",
        (change("stages/begin.yml", "days: [0, 3]", "days: [0, 1, 3]"),),
        (
            """
            content/stages/begin.yml:4:7: FLD006 days（[开始, 结束]；最后一个阶段只写 [开始]）最多 2 条。
                4 | days: [0, 1, 3]
                  |       ^
              修复：删掉多余的。
            """,
        ),
    ),
    Case(
        "a day that is a text",
        (change("accounts.yml", "[1, 30]", "[1, 三]"),),
        (
            """
            content/accounts.yml:7:13: FLD007 days（[开始, 结束] 或 [开始]；原文没给天数就不写）应是 0 到 36500 的整数。
                7 |   days: [1, 三]
                  |             ^^
              修复：只写数字，不加引号、不加前面的 0。
            """,
        ),
    ),
    Case(
        "a day in quotes",
        (change("accounts.yml", "[1, 30]", '[1, "3"]'),),
        (
            """
            content/accounts.yml:7:13: FLD007 days（[开始, 结束] 或 [开始]；原文没给天数就不写）应是 0 到 36500 的整数。
                7 |   days: [1, "3"]
                  |             ^^^
              修复：只写数字，不加引号、不加前面的 0。
            """,
        ),
    ),
    Case(
        "a day with a zero before it",
        (change("accounts.yml", "[1, 30]", "[01, 3]"),),
        (
            """
            content/accounts.yml:7:10: FLD007 days（[开始, 结束] 或 [开始]；原文没给天数就不写）应是 0 到 36500 的整数。
                7 |   days: [01, 3]
                  |          ^^
              修复：只写数字，不加引号、不加前面的 0。
            """,
        ),
    ),
    Case(
        "a day before the due date",
        (change("accounts.yml", "[1, 30]", "[-1, 3]"),),
        (
            """
            content/accounts.yml:7:10: FLD007 days（[开始, 结束] 或 [开始]；原文没给天数就不写）应是 0 到 36500 的整数。
                7 |   days: [-1, 3]
                  |          ^^
              修复：只写数字，不加引号、不加前面的 0。
            """,
        ),
    ),
    Case(
        "a day after a hundred years",
        (change("accounts.yml", "[1, 30]", "[1, 36501]"),),
        (
            """
            content/accounts.yml:7:13: FLD007 days（[开始, 结束] 或 [开始]；原文没给天数就不写）应是 0 到 36500 的整数。
                7 |   days: [1, 36501]
                  |             ^^^^^
              修复：只写数字，不加引号、不加前面的 0。
            """,
        ),
    ),
    Case(
        "a title that is too long",
        (change("steps/calm.yml", "先停一停", "长" * 121),),
        (
            """
            content/steps/calm.yml:1:8: FLD008 title（标题，单行）太长，最多 120 个字。
                1 | title: 长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长
                  |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              修复：缩短，或拆成几条。
            """,
        ),
    ),
    Case(
        "a line that is too long, folded over two lines",
        (
            change(
                "steps/calm.yml",
                "summary: 先停下来。",
                "summary: >\n  一" + "二三四。" * 100 + "\n  末行。",
            ),
        ),
        (
            """
            content/steps/calm.yml:5:10: FLD008 summary（一句话：做什么、为什么）太长，最多 400 个字。
                5 | summary: >
                  |          ^
              修复：缩短，或拆成几条。
            """,
        ),
    ),
    Case(
        "a material of no known form",
        (change("steps/calm.yml", "[s0-01]", "[s0-01, s0-1]"),),
        (
            """
            content/steps/calm.yml:2:19: FLD009 material（写作原料：文章说法 s0-01、规则条目 L01、矛盾 C01）写法不对：「s0-1」。
                2 | material: [s0-01, s0-1]
                  |                   ^^^^
              修复：写成 s0-01、L01 或 C01 这样的编号。
            """,
        ),
    ),
    Case(
        "a telephone number of no known form",
        (write("contacts.yml", CONTACT.replace("12378", "12 378")),),
        (
            """
            content/contacts.yml:5:11: FLD009 number（电话号码，加引号）写法不对：「12 378」。
                5 |   number: "12 378"
                  |           ^^^^^^^^
              修复：电话号码加双引号，只写数字和一个 -，例如 "010-00000"。
            """,
        ),
    ),
    Case(
        "a false number of no known form",
        (write("myths.yml", MYTH.replace("9588", "9588x")),),
        (
            """
            content/myths.yml:6:13: FLD009 numbers（涉及的号码，加引号）写法不对：「9588x」。
                6 |   numbers: ["9588x"]
                  |             ^^^^^^^
              修复：电话号码加双引号，只写数字和一个 -。
            """,
        ),
    ),
    Case(
        "an address without its scheme",
        (
            change(
                "sources.yml", "read_as: 留存副本\n", "read_as: 留存副本\n  address: example.org\n"
            ),
        ),
        (
            """
            content/sources.yml:10:12: FLD009 address（网址；D 级不写）写法不对：「example.org」。
               10 |   address: example.org
                  |            ^^^^^^^^^^^
              修复：写完整网址，以 https:// 或 http:// 开头，没有空格。
            """,
        ),
    ),
    Case(
        "a review date that no calendar has",
        (change("steps/calm.yml", "2026-11-21", "2026-02-30"),),
        (
            """
            content/steps/calm.yml:3:11: FLD010 reviewed（最近核对日期，写成 2026-11-21）不是日期：「2026-02-30」。
                3 | reviewed: 2026-02-30
                  |           ^^^^^^^^^^
              修复：写成 2026-11-21 这样，不加引号。
            """,
        ),
    ),
    Case(
        "a text that is empty",
        (change("steps/calm.yml", "summary: 先停下来。", "summary:"),),
        (
            """
            content/steps/calm.yml:5:9: FLD011 summary（一句话：做什么、为什么）是空的。
                5 | summary:
                  |         ^
              修复：写上内容，或删掉这一行。
            """,
        ),
    ),
    Case(
        "a text of quotes around nothing",
        (change("steps/calm.yml", "summary: 先停下来。", 'summary: " "'),),
        (
            """
            content/steps/calm.yml:5:10: FLD011 summary（一句话：做什么、为什么）是空的。
                5 | summary: " "
                  |          ^^^
              修复：写上内容，或删掉这一行。
            """,
        ),
    ),
)

# Codes for what pydantic may say of types that no field has today; planted in the code instead.
UNPLANTABLE_CODES = frozenset({"FLD012"})
