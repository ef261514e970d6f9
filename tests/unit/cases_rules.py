"""Planted faults that only the whole knowledge base shows, rule by rule."""

# ruff: noqa: E501 -- what the check says is kept whole, line by line

from tests.unit.cases import (
    ACCOUNT,
    CLAIM,
    CONTACT,
    DISPUTE,
    MYTH,
    RULE,
    SOURCE,
    STEP,
    TERM,
    TIP,
    Case,
    change,
    delete,
    write,
)

STAGE_CASES: tuple[Case, ...] = (
    Case(
        "no stage at all",
        (
            delete("stages/begin.yml"),
            delete("stages/later.yml"),
        ),
        (
            """
            content/accounts.yml:2:10: REF003 各方说法「第 1–30 天短信」没有被任何记录用到。
                2 |   title: 第 1–30 天短信
                  |          ^^^^^^^^^^^^^^
              修复：在用得上它的记录里引用它，或删掉它。
            """,
            """
            content/disputes.yml:8:9: REF001 没有编号为 stage/begin 的记录。
                8 |   see: [stage/begin]
                  |         ^^^^^^^^^^^
              修复：检查拼写；编号是同类文件里的文件名或条目名。
            """,
            """
            content/site.yml:1:1: STG001 知识库里一个阶段也没有。
                1 | name: 小站
                  | ^
              修复：在 stages 文件夹里加上阶段。
            """,
            """
            content/steps/calm.yml:1:8: REF004 步骤「先停一停」不属于任何阶段。
                1 | title: 先停一停
                  |        ^^^^^^^^
              修复：把它的编号加到某个阶段的 steps 里。
            """,
        ),
    ),
    Case(
        "the first stage begins late",
        (change("stages/begin.yml", "[0, 3]", "[1, 3]"),),
        (
            """
            content/stages/begin.yml:4:7: STG001 「开始」是第一个阶段，却从第 1 天开始。
                4 | days: [1, 3]
                  |       ^
              修复：把开始改成 0（还款日当天）。
            """,
        ),
    ),
    Case(
        "two stages share one day",
        (change("stages/later.yml", "[4]", "[3]"),),
        (
            """
            content/stages/later.yml:4:7: STG002 「以后」从第 3 天开始，但上一阶段「开始」到第 3 天才结束，第 3 天重叠。
                4 | days: [3]
                  |       ^
              修复：把开始改成 4，或把「开始」的结束改成 2。
            """,
        ),
    ),
    Case(
        "two stages share several days",
        (change("stages/later.yml", "[4]", "[2]"),),
        (
            """
            content/stages/later.yml:4:7: STG002 「以后」从第 2 天开始，但上一阶段「开始」到第 3 天才结束，第 2–3 天重叠。
                4 | days: [2]
                  |       ^
              修复：把开始改成 4，或把「开始」的结束改成 1。
            """,
        ),
    ),
    Case(
        "two days between two stages",
        (change("stages/later.yml", "[4]", "[6]"),),
        (
            """
            content/stages/later.yml:4:7: STG003 「开始」到第 3 天结束，「以后」第 6 天才开始，第 4–5 天没有阶段。
                4 | days: [6]
                  |       ^
              修复：把开始改成 4，或把「开始」的结束改成 5。
            """,
        ),
    ),
    Case(
        "a stage without end that is not the last",
        (change("stages/begin.yml", "[0, 3]", "[0]"),),
        (
            """
            content/stages/begin.yml:4:7: STG004 「开始」没有写结束，但它不是最后一个阶段。
                4 | days: [0]
                  |       ^
              修复：写成 [开始, 结束]。
            """,
        ),
    ),
    Case(
        "a last stage with an end",
        (change("stages/later.yml", "[4]", "[4, 9]"),),
        (
            """
            content/stages/later.yml:4:7: STG004 「以后」是最后一个阶段，却写了结束，之后的日子没有阶段。
                4 | days: [4, 9]
                  |       ^
              修复：只写 [开始]。
            """,
        ),
    ),
    Case(
        "a stage that rests on an account of other days",
        (change("accounts.yml", "[1, 30]", "[1, 3]"),),
        (
            """
            content/stages/later.yml:7:45: STG006 「第 1–30 天短信」说的日子和阶段「以后」没有重合。
                7 |   - {text: 可能接到电话。, channel: 电话, accounts: [first]}
                  |                                                      ^^^^^
              修复：换成说到这些天的说法，或改阶段的天数。
            """,
        ),
    ),
    Case(
        "an account that runs backward",
        (change("accounts.yml", "[1, 30]", "[30, 1]"),),
        (
            """
            content/accounts.yml:7:9: STG005 「第 1–30 天短信」从第 30 天开始，却在第 1 天结束。
                7 |   days: [30, 1]
                  |         ^
              修复：写成 [1, 30]。
            """,
        ),
    ),
    Case(
        "a stage that runs backward",
        (change("stages/later.yml", "[4]", "[4, 2]"),),
        (
            """
            content/stages/later.yml:4:7: STG004 「以后」是最后一个阶段，却写了结束，之后的日子没有阶段。
                4 | days: [4, 2]
                  |       ^
              修复：只写 [开始]。
            """,
            """
            content/stages/later.yml:4:7: STG005 「以后」从第 4 天开始，却在第 2 天结束。
                4 | days: [4, 2]
                  |       ^
              修复：写成 [2, 4]。
            """,
        ),
    ),
)


REFERENCE_CASES: tuple[Case, ...] = (
    Case(
        "a step nobody wrote",
        (change("rules.yml", "[calm]", "[clam]"),),
        (
            """
            content/rules.yml:10:11: REF001 没有编号为 clam 的记录。
               10 |   steps: [clam]
                  |           ^^^^
              修复：是不是 calm（先停一停）？
            """,
        ),
    ),
    Case(
        "a reference like no other",
        (change("rules.yml", "[calm]", "[calm, zzzzzz]"),),
        (
            """
            content/rules.yml:10:17: REF001 没有编号为 zzzzzz 的记录。
               10 |   steps: [calm, zzzzzz]
                  |                 ^^^^^^
              修复：检查拼写；编号是同类文件里的文件名或条目名。
            """,
        ),
    ),
    Case(
        "a record of another kind",
        (change("disputes.yml", "see: [stage/begin]", "see: [stage/begin, rule/calm]"),),
        (
            """
            content/disputes.yml:8:22: REF001 没有编号为 rule/calm 的记录。
                8 |   see: [stage/begin, rule/calm]
                  |                      ^^^^^^^^^
              修复：是不是 step/calm（先停一停）？
            """,
        ),
    ),
    Case(
        "a rule the site points to",
        (change("site.yml", "see: rule/no-night", "see: rule/no-nigh"),),
        (
            """
            content/site.yml:7:33: REF001 没有编号为 rule/no-nigh 的记录。
                7 |   - {title: 要点, text: 说明。, see: rule/no-nigh}
                  |                                      ^^^^^^^^^^^^
              修复：是不是 rule/no-night（夜里不催）？
            """,
        ),
    ),
    Case(
        "evidence in a flow entry",
        (change("stages/begin.yml", "source: code", "source: cod"),),
        (
            """
            content/stages/begin.yml:11:25: REF001 没有编号为 cod 的记录。
               11 |     evidence: [{source: cod, at: 第676条}]
                  |                         ^^^
              修复：是不是 code（民法典）？
            """,
        ),
    ),
    Case(
        "three records like it",
        (
            write(
                "tips.yml",
                "".join(
                    TIP.replace("spend-less", f"aaa{n}").replace("少花一点", f"建议{n}")
                    for n in range(1, 5)
                ),
            ),
            change("disputes.yml", "see: [stage/begin]", "see: [stage/begin, tip/aaa]"),
        ),
        (
            """
            content/disputes.yml:8:22: REF001 没有编号为 tip/aaa 的记录。
                8 |   see: [stage/begin, tip/aaa]
                  |                      ^^^^^^^
              修复：是不是 tip/aaa4（建议4）、tip/aaa3（建议3）、tip/aaa2（建议2）？
            """,
        ),
    ),
    Case(
        "a link to nothing",
        (change("steps/calm.yml", "先停下来。", "先停，见[夜里](rule/night)。"),),
        (
            """
            content/steps/calm.yml:5:19: REF002 没有编号为 rule/night 的记录。
                5 | summary: 先停，见[夜里](rule/night)。
                  |                         ^^^^^^^^^^
              修复：是不是 rule/no-night（夜里不催）？
            """,
        ),
    ),
    Case(
        "a link to nothing on the last line of a block",
        (
            change(
                "disputes.yml",
                "ours: 不写固定的天数。",
                "ours: |\n    第一行。\n\n    - 见[夜里](rule/no-night)\n    - 见[白天](rule/day)",
            ),
        ),
        (
            """
            content/disputes.yml:11:13: REF002 没有编号为 rule/day 的记录。
               11 |     - 见[白天](rule/day)
                  |                ^^^^^^^^
              修复：检查拼写；编号是同类文件里的文件名或条目名。
            """,
        ),
    ),
    Case(
        "an unused rule, source and account",
        (
            write("rules/unused-rule.yml", RULE),
            write("sources/unused-source.yml", SOURCE),
            write("accounts/unused-account.yml", ACCOUNT),
        ),
        (
            """
            content/accounts/unused-account.yml:1:8: REF003 各方说法「没人用的说法」没有被任何记录用到。
                1 | title: 没人用的说法
                  |        ^^^^^^^^^^^^
              修复：在用得上它的记录里引用它，或删掉它。
            """,
            """
            content/rules/unused-rule.yml:1:8: REF003 催收红线「没人用的规则」没有被任何记录用到。
                1 | title: 没人用的规则
                  |        ^^^^^^^^^^^^
              修复：在用得上它的记录里引用它，或删掉它。
            """,
            """
            content/sources/unused-source.yml:1:8: REF003 来源「一篇报道」没有被任何记录用到。
                1 | title: 一篇报道
                  |        ^^^^^^^^
              修复：在用得上它的记录里引用它，或删掉它。
            """,
        ),
    ),
    Case(
        "a step in no stage",
        (write("steps/other.yml", STEP),),
        (
            """
            content/steps/other.yml:1:8: REF004 步骤「另一步」不属于任何阶段。
                1 | title: 另一步
                  |        ^^^^^^
              修复：把它的编号加到某个阶段的 steps 里。
            """,
        ),
    ),
    Case(
        "a term that occurs nowhere",
        (write("terms.yml", TERM),),
        (
            """
            content/terms.yml:2:10: REF005 名词「罚息」在别处的正文里一次也没有出现。
                2 |   title: 罚息
                  |          ^^^^
              修复：给它加上读者会遇到的叫法（also），或删掉它。
            """,
        ),
    ),
    Case(
        "two records with one title",
        (
            write("steps/other.yml", STEP.replace("另一步", "先停一停")),
            change("stages/begin.yml", "steps: [calm]", "steps: [calm, other]"),
        ),
        (
            """
            content/steps/other.yml:1:8: REF006 标题「先停一停」和 calm 的标题一样。
                1 | title: 先停一停
                  |        ^^^^^^^^
              修复：改一个能区分的标题，或把两条合成一条。
            """,
        ),
    ),
    Case(
        "two essentials about one record",
        (
            change(
                "site.yml",
                "see: rule/no-night}",
                "see: rule/no-night}\n  - {title: 又, text: 又说。, see: rule/no-night}",
            ),
        ),
        (
            """
            content/site.yml:8:32: REF007 两条要点都指向 rule/no-night。
                8 |   - {title: 又, text: 又说。, see: rule/no-night}
                  |                                    ^^^^^^^^^^^^^
              修复：换成另一条记录。
            """,
        ),
    ),
)


EVIDENCE_CASES: tuple[Case, ...] = (
    Case(
        "hearsay as evidence",
        (
            change(
                "rules.yml",
                "{source: code, at: 第1033条}",
                "{source: code, at: 第1033条}\n    - {source: blog}",
            ),
        ),
        (
            """
            content/rules.yml:10:16: EVD001 来源 blog 是 D 级，不能作依据。
               10 |     - {source: blog}
                  |                ^^^^
              修复：换成 A、B、C 级来源；找不到就删掉这句话。
            """,
        ),
    ),
    Case(
        "a law known from hearsay",
        (change("rules.yml", "at: 第1033条", "at: 第1033条, via: blog"),),
        (
            """
            content/rules.yml:9:16: EVD001 来源 blog 是 D 级，不能作依据。
                9 |     - {source: code, at: 第1033条, via: blog}
                  |                ^^^^
              修复：换成 A、B、C 级来源；找不到就删掉这句话。
            """,
            """
            content/rules.yml:9:16: EVD002 「民法典」只读到 D 级来源，不能当法律规定来写。
                9 |     - {source: code, at: 第1033条, via: blog}
                  |                ^^^^
              修复：换成 A 或 B 级来源，或改引用报道它的来源并保留待核实。
            """,
        ),
    ),
    Case(
        "a law without an article",
        (change("rules.yml", ", at: 第1033条", ""),),
        (
            """
            content/rules.yml:9:16: EVD002 引用法律「民法典」却没有写第几条。
                9 |     - {source: code}
                  |                ^^^^
              修复：在 at 里写明条号，例如 at: 第195条。
            """,
        ),
    ),
    Case(
        "a law with a place that is no article",
        (change("stages/begin.yml", "at: 第676条", "at: 总则"),),
        (
            """
            content/stages/begin.yml:11:25: EVD002 引用法律「民法典」却没有写第几条。
               11 |     evidence: [{source: code, at: 总则}]
                  |                         ^^^^
              修复：在 at 里写明条号，例如 at: 第195条。
            """,
        ),
    ),
    Case(
        "a law read second-hand",
        (change("sources.yml", "grade: A", "grade: C"),),
        (
            """
            content/rules.yml:9:16: EVD002 「民法典」只读到 C 级来源，不能当法律规定来写。
                9 |     - {source: code, at: 第1033条}
                  |                ^^^^
              修复：换成 A 或 B 级来源，或改引用报道它的来源并保留待核实。
            """,
            """
            content/stages/begin.yml:11:25: EVD002 「民法典」只读到 C 级来源，不能当法律规定来写。
               11 |     evidence: [{source: code, at: 第676条}]
                  |                         ^^^^
              修复：换成 A 或 B 级来源，或改引用报道它的来源并保留待核实。
            """,
            """
            content/stages/later.yml:11:25: EVD002 「民法典」只读到 C 级来源，不能当法律规定来写。
               11 |     evidence: [{source: code, at: 第676条}]
                  |                         ^^^^
              修复：换成 A 或 B 级来源，或改引用报道它的来源并保留待核实。
            """,
        ),
    ),
    Case(
        "hearsay with an address",
        (change("sources.yml", "grade: D\n", "grade: D\n  address: https://example.org/\n"),),
        (
            """
            content/sources.yml:18:12: EVD003 D 级来源不能给出链接。
               18 |   address: https://example.org/
                  |            ^^^^^^^^^^^^^^^^^^^^
              修复：删掉 address 这一行。
            """,
        ),
    ),
    Case(
        "an article without evidence",
        (change("steps/calm.yml", "先停下来。", "第12条说先停下来。"),),
        (
            """
            content/steps/calm.yml:5:10: EVD004 这里写到第12条，却没有 A 或 B 级依据。
                5 | summary: 第12条说先停下来。
                  |          ^^^^^^
              修复：把它移到带依据的 facts 里，或改成链接到相应的规则。
            """,
        ),
    ),
    Case(
        "an article with weak evidence",
        (
            write("sources/report.yml", SOURCE),
            change(
                "steps/calm.yml",
                "phase:",
                "facts: [{text: 第 3–5 条这样说。, evidence: [{source: report}]}]\nphase:",
            ),
        ),
        (
            """
            content/steps/calm.yml:4:16: EVD004 这里写到第 3–5 条，却没有 A 或 B 级依据。
                4 | facts: [{text: 第 3–5 条这样说。, evidence: [{source: report}]}]
                  |                ^^^^^^^^^
              修复：把它移到带依据的 facts 里，或改成链接到相应的规则。
            """,
        ),
    ),
    Case(
        "maybe without a source",
        (change("steps/calm.yml", "do: [坐下。]", "do: [坐下。, 也可能走。]"),),
        (
            """
            content/steps/calm.yml:6:12: EVD005 这里写了「可能」，却没有依据。
                6 | do: [坐下。, 也可能走。]
                  |                ^^^^
              修复：给这句话加依据（写进 facts），或改成确定的说法。
            """,
        ),
    ),
    Case(
        "maybe among the words of the site",
        (change("site.yml", "开头。", "可能。"),),
        (
            """
            content/site.yml:4:11: EVD005 这里写了「可能」，却没有依据。
                4 | opening: [可能。]
                  |           ^^^^
              修复：给这句话加依据（写进 facts），或改成确定的说法。
            """,
        ),
    ),
)


TEXT_CASES: tuple[Case, ...] = (
    Case(
        "a tag in a text",
        (change("steps/calm.yml", "先停下来。", "先<b>停</b>下来。"),),
        (
            """
            content/steps/calm.yml:5:11: TXT001 正文里不能写 HTML。
                5 | summary: 先<b>停</b>下来。
                  |            ^^^
              修复：去掉尖括号里的标记，只写文字。
            """,
            """
            content/steps/calm.yml:5:15: TXT001 正文里不能写 HTML。
                5 | summary: 先<b>停</b>下来。
                  |                 ^^^^
              修复：去掉尖括号里的标记，只写文字。
            """,
        ),
    ),
    Case(
        "an unfinished tag",
        (change("steps/calm.yml", "先停下来。", "先停 <!-- 下来。"),),
        (
            """
            content/steps/calm.yml:5:13: TXT001 正文里不能写 HTML。
                5 | summary: 先停 <!-- 下来。
                  |               ^^^^^^^^^^^
              修复：去掉尖括号里的标记，只写文字。
            """,
        ),
    ),
    Case(
        "an image",
        (change("steps/calm.yml", "先停下来。", "看![图](a.png)。"),),
        (
            """
            content/steps/calm.yml:5:11: TXT001 正文里不能放图片。
                5 | summary: 看![图](a.png)。
                  |            ^^^^^^^^^^^^^^
              修复：用文字说明。
            """,
            """
            content/steps/calm.yml:5:12: TXT001 链接只能指向本库的记录。
                5 | summary: 看![图](a.png)。
                  |             ^^^^^^^^^^^
              修复：写成 [文字](种类/编号)。
            """,
            """
            content/steps/calm.yml:5:16: REF002 没有编号为 a.png 的记录。
                5 | summary: 看![图](a.png)。
                  |                  ^^^^^
              修复：检查拼写；编号是同类文件里的文件名或条目名。
            """,
        ),
    ),
    Case(
        "a backtick",
        (change("steps/calm.yml", "先停下来。", "写 `code` 吗"),),
        (
            """
            content/steps/calm.yml:5:12: TXT001 正文里不能用反引号。
                5 | summary: 写 `code` 吗
                  |             ^^^^^^^^^
              修复：改用「」。
            """,
        ),
    ),
    Case(
        "what only a long text may be written with",
        (
            change(
                "disputes.yml",
                "ours: 不写固定的天数。",
                "ours: |\n    # 标题\n\n    > 引用\n\n    - 一\n      - 二\n\n    * 三\n\n    | 表 |",
            ),
        ),
        (
            """
            content/disputes.yml:8:5: TXT001 正文里不能写标题。
                8 |     # 标题
                  |     ^^^^^^
              修复：另起一段，或用 **强调**。
            """,
            """
            content/disputes.yml:10:5: TXT001 正文里不能用引用块。
               10 |     > 引用
                  |     ^^^^^^
              修复：直接写成一段。
            """,
            """
            content/disputes.yml:13:5: TXT001 列表不能再套列表。
               13 |       - 二
                  |     ^^^^^^
              修复：拆成两段。
            """,
            """
            content/disputes.yml:15:5: TXT001 列表要用 - 开头。
               15 |     * 三
                  |     ^^^^
              修复：把行首的符号改成 - 。
            """,
            """
            content/disputes.yml:17:5: TXT001 正文里不能画表格。
               17 |     | 表 |
                  |     ^^^^^^
              修复：改写成列表。
            """,
        ),
    ),
    Case(
        "a link away from the base",
        (change("steps/calm.yml", "先停下来。", "看[这里](about.md)。"),),
        (
            """
            content/steps/calm.yml:5:11: TXT001 链接只能指向本库的记录。
                5 | summary: 看[这里](about.md)。
                  |            ^^^^^^^^^^^^^^^^
              修复：写成 [文字](种类/编号)。
            """,
            """
            content/steps/calm.yml:5:16: REF002 没有编号为 about.md 的记录。
                5 | summary: 看[这里](about.md)。
                  |                   ^^^^^^^^
              修复：检查拼写；编号是同类文件里的文件名或条目名。
            """,
        ),
    ),
    Case(
        "emphasis without end",
        (change("steps/calm.yml", "先停下来。", "先**停下来。"),),
        (
            """
            content/steps/calm.yml:5:11: TXT001 ** 没有成对，或里外多了空格。
                5 | summary: 先**停下来。
                  |            ^^
              修复：写成 **强调**，两边紧贴文字。
            """,
        ),
    ),
    Case(
        "emphasis with blanks inside",
        (change("steps/calm.yml", "先停下来。", "先 ** 停 ** 下来。"),),
        (
            """
            content/steps/calm.yml:5:12: TXT001 ** 没有成对，或里外多了空格。
                5 | summary: 先 ** 停 ** 下来。
                  |             ^^
              修复：写成 **强调**，两边紧贴文字。
            """,
        ),
    ),
    Case(
        "a link without end",
        (change("steps/calm.yml", "先停下来。", "看[夜里](rule/no-night。"),),
        (
            """
            content/steps/calm.yml:5:14: TXT001 链接没有写完整。
                5 | summary: 看[夜里](rule/no-night。
                  |                 ^^
              修复：写成 [文字](种类/编号)。
            """,
        ),
    ),
    Case(
        "two paragraphs in a line",
        (change("steps/calm.yml", "summary: 先停下来。", "summary: |\n  先停下来。\n\n  再走。"),),
        (
            """
            content/steps/calm.yml:6:3: TXT001 这里只能写一段。
                6 |   先停下来。
                  |   ^^^^^^^^^^
              修复：合成一段，或分成几条。
            """,
        ),
    ),
    Case(
        "two lines in a title",
        (change("steps/calm.yml", "title: 先停一停", "title: |\n  先停\n  一停"),),
        (
            """
            content/steps/calm.yml:2:3: TXT001 这里只能写一段。
                2 |   先停
                  |   ^^^^
              修复：合成一段，或分成几条。
            """,
        ),
    ),
    Case(
        "a telephone number in a text",
        (change("steps/calm.yml", "先停下来。", "打 95188 问。"),),
        (
            """
            content/steps/calm.yml:5:12: TXT002 正文里写了号码 95188。
                5 | summary: 打 95188 问。
                  |             ^^^^^
              修复：改成 [名称](contact/编号)，页面会自动带上号码；新号码先登记到 contacts.yml。
            """,
        ),
    ),
    Case(
        "a telephone number with an area code",
        (change("steps/calm.yml", "先停下来。", "打010-12345678问。"),),
        (
            """
            content/steps/calm.yml:5:11: TXT002 正文里写了号码 010-12345678。
                5 | summary: 打010-12345678问。
                  |            ^^^^^^^^^^^^
              修复：改成 [名称](contact/编号)，页面会自动带上号码；新号码先登记到 contacts.yml。
            """,
        ),
    ),
    Case(
        "a registered number in a text",
        (
            write("contacts.yml", CONTACT.replace("12378", "1237")),
            change("steps/calm.yml", "先停下来。", "打 1237 问。"),
        ),
        (
            """
            content/steps/calm.yml:5:12: TXT002 正文里写了号码 1237。
                5 | summary: 打 1237 问。
                  |             ^^^^
              修复：改成 [名称](contact/编号)，页面会自动带上号码；新号码先登记到 contacts.yml。
            """,
        ),
    ),
    Case(
        "a false number in a text",
        (
            write("myths.yml", MYTH),
            change("steps/calm.yml", "先停下来。", "别打9588。"),
        ),
        (
            """
            content/steps/calm.yml:5:12: TXT002 正文里写了号码 9588。
                5 | summary: 别打9588。
                  |              ^^^^
              修复：改成 [名称](contact/编号)，页面会自动带上号码；新号码先登记到 contacts.yml。
            """,
        ),
    ),
    Case(
        "a telephone number in a page",
        (write("about.md", "# 关于\n\n电话：95188\n"),),
        (
            """
            content/about.md:3:4: TXT002 正文里写了号码 95188。
                3 | 电话：95188
                  |       ^^^^^
              修复：链接到官方渠道页。
            """,
        ),
    ),
    Case(
        "an address in a text",
        (change("steps/calm.yml", "先停下来。", "看 https://example.org/a 吧。"),),
        (
            """
            content/steps/calm.yml:5:12: TXT003 正文里写了网址。
                5 | summary: 看 https://example.org/a 吧。
                  |             ^^^^^^^^^^^^^^^^^^^^^
              修复：登记到来源或官方渠道，再用链接引用那条记录。
            """,
        ),
    ),
    Case(
        "an address without scheme in a text",
        (change("steps/calm.yml", "先停下来。", "看 www.example.org"),),
        (
            """
            content/steps/calm.yml:5:12: TXT003 正文里写了网址。
                5 | summary: 看 www.example.org
                  |             ^^^^^^^^^^^^^^^
              修复：登记到来源或官方渠道，再用链接引用那条记录。
            """,
        ),
    ),
    Case(
        "a sentence of 46 characters",
        (
            change(
                "steps/calm.yml",
                "先停下来。",
                "短句。" + "一二三四五六七八九十" * 4 + "甲乙丙丁戊己。",
            ),
        ),
        (
            """
            content/steps/calm.yml:5:13: TXT004 这句话有 46 个字，超过 45 个。
                5 | summary: 短句。一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十甲乙丙丁戊己。
                  |                ^^^^^^^^^^^^^^^^
              修复：用句号断成两句。
            """,
        ),
    ),
    Case(
        "a long sentence in the middle of a block",
        (
            change(
                "disputes.yml",
                "ours: 不写固定的天数。",
                "ours: |\n    短句。\n\n    - 第一条；"
                + "十一十二十三十四十五" * 5
                + "\n    - 短句。",
            ),
        ),
        (
            """
            content/disputes.yml:10:11: TXT004 这句话有 50 个字，超过 45 个。
               10 |     - 第一条；十一十二十三十四十五十一十二十三十四十五十一十二十三十四十五十一十二十三十四十五十一十二十三十四十五
                  |               ^^^^^^^^^^^^^^^^
              修复：用句号断成两句。
            """,
        ),
    ),
)


LEDGER_CASES: tuple[Case, ...] = (
    Case(
        "material the inventory does not know",
        (change("steps/calm.yml", "[s0-01]", "[s0-01, L99]"),),
        (
            """
            content/steps/calm.yml:2:19: LED001 原料 L99 不在清单里。
                2 | material: [s0-01, L99]
                  |                   ^^^
              修复：检查编号；新增原料要先改 inventory.yml 的条数。
            """,
        ),
    ),
    Case(
        "material nobody used",
        (change("inventory.yml", "laws: 1", "laws: 2"),),
        (
            """
            content/inventory.yml:1:1: LED002 原料 L02 没有被任何记录用到。
                1 | articles: [1]
                  | ^
              修复：在由它写成的记录的 material 里加上 L02。
            """,
        ),
    ),
    Case(
        "a claim and a dispute are missing",
        (
            change("inventory.yml", "[1]", "[2]"),
            change("inventory.yml", "disputes: 1", "disputes: 2"),
        ),
        (
            """
            content/inventory.yml:1:1: LED002 原料 C02 没有被任何记录用到。
                1 | articles: [2]
                  | ^
              修复：在由它写成的记录的 material 里加上 C02。
            """,
            """
            content/inventory.yml:1:1: LED002 原料 s0-02 没有被任何记录用到。
                1 | articles: [2]
                  | ^
              修复：在由它写成的记录的 material 里加上 s0-02。
            """,
            """
            content/inventory.yml:1:1: LED003 网上说法核对里缺 s0-02。
                1 | articles: [2]
                  | ^
              修复：在 claims.yml 里补上。
            """,
            """
            content/inventory.yml:1:1: LED003 说法矛盾里缺 c02。
                1 | articles: [2]
                  | ^
              修复：在 disputes.yml 里补上。
            """,
        ),
    ),
    Case(
        "a claim and a dispute too many",
        (
            write("claims/s0-02.yml", CLAIM.replace("s0-02", "s0-01")),
            write("disputes/c02.yml", DISPUTE),
        ),
        (
            """
            content/claims/s0-02.yml:1:8: LED003 网上说法核对里多出 s0-02，清单里没有。
                1 | title: 另一句话
                  |        ^^^^^^^^
              修复：检查编号，或改 inventory.yml 的条数。
            """,
            """
            content/claims/s0-02.yml:7:10: LED004 说法 s0-02 标为采用，却没有任何记录承载它。
                7 | verdict: 采用
                  |          ^^^^
              修复：在写了这层意思的记录里加 material: [s0-02]，或改处理结果。
            """,
            """
            content/disputes/c02.yml:1:8: LED003 说法矛盾里多出 c02，清单里没有。
                1 | title: 另一处矛盾
                  |        ^^^^^^^^^^
              修复：检查编号，或改 inventory.yml 的条数。
            """,
        ),
    ),
    Case(
        "an adopted claim nobody carries",
        (
            change("inventory.yml", "[1]", "[2]"),
            write("claims/s0-02.yml", CLAIM),
        ),
        (
            """
            content/claims/s0-02.yml:7:10: LED004 说法 s0-02 标为采用，却没有任何记录承载它。
                7 | verdict: 采用
                  |          ^^^^
              修复：在写了这层意思的记录里加 material: [s0-02]，或改处理结果。
            """,
        ),
    ),
    Case(
        "a hand-written page in the place of a generated one",
        (write("rules.md", "# 抢\n"),),
        (
            """
            content/rules.md:1:1: REF008 rules.md 是生成的页面，不能手写。
              修复：换一个文件名。
            """,
        ),
    ),
    Case(
        "a conflicting claim in no dispute",
        (
            change("inventory.yml", "[1]", "[2]"),
            write("claims/s0-02.yml", CLAIM.replace("采用", "有冲突")),
        ),
        (
            """
            content/claims/s0-02.yml:7:10: LED005 「另一句话」标为有冲突，却不在任何说法矛盾里。
                7 | verdict: 有冲突
                  |          ^^^^^^
              修复：在说的是这件事的那条矛盾里，给一方的 claims 加上 s0-02，或改处理结果。
            """,
        ),
    ),
    Case(
        "a blank that was not filled",
        (
            change("steps/calm.yml", "先停下来。", "（待填：一句话）"),
            change("rules.yml", "夜里不该催收。", "夜里（待填：说明）。"),
        ),
        (
            """
            content/rules.yml:7:12: TXT009 这里还没有填，仍是模板里的空白。
                7 |   plain: 夜里（待填：说明）。
                  |              ^^^^^^^^
              修复：把整个「（待填：…）」换成内容；这一项可以不写的，就删掉它。
            """,
            """
            content/steps/calm.yml:5:10: TXT009 这里还没有填，仍是模板里的空白。
                5 | summary: （待填：一句话）
                  |          ^^^^^^^^
              修复：把整个「（待填：…）」换成内容；这一项可以不写的，就删掉它。
            """,
        ),
    ),
)
