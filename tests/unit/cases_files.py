"""Planted faults of files: their bytes, their YAML, and where they stand."""

# ruff: noqa: E501 -- what the check says is kept whole, line by line

from tests.unit.cases import CONTACT, STEP, TIP, Case, change, delete, raw, write

YAML_CASES: tuple[Case, ...] = (
    Case(
        "a file larger than 1 MB is not read",
        (raw("tips.yml", b"#" * 1_000_001),),
        (
            """
            content/tips.yml:1:1: YML001 文件超过 1 MB。
              修复：拆成几个文件。
            """,
        ),
    ),
    Case(
        "bytes that are not UTF-8 are told with their line",
        (raw("tips.yml", b"a: b\nc: \xff\n"),),
        (
            """
            content/tips.yml:2:1: YML002 文件不是 UTF-8 编码。
              修复：用编辑器另存为 UTF-8。
            """,
        ),
    ),
    Case(
        "bytes that are not UTF-8 in a page",
        (raw("about.md", b"\xfe"),),
        (
            """
            content/about.md:1:1: YML002 文件不是 UTF-8 编码。
              修复：用编辑器另存为 UTF-8。
            """,
        ),
    ),
    Case(
        "mixed line ends",
        (raw("about.md", b"one\r\ntwo\n"),),
        (
            """
            content/about.md:1:1: YML013 文件里混用了两种换行。
              修复：用编辑器把换行统一成 LF。
            """,
        ),
    ),
    Case(
        "a tab in YAML",
        (raw("tips.yml", b"tip:\n\ttitle: x\n"),),
        (
            """
            content/tips.yml:2:1: YML003 这里有制表符（Tab），不能用。
                2 |  title: x
                  | ^
              修复：改用空格缩进。
            """,
        ),
    ),
    Case(
        "a tab in a page",
        (raw("about.md", b"one\ttwo\n"),),
        (
            """
            content/about.md:1:4: YML003 这里有制表符（Tab），不能用。
                1 | one two
                  |    ^
              修复：改用空格缩进。
            """,
        ),
    ),
    Case(
        "an invisible character behind wide characters",
        (raw("about.md", "一行\n二二\u202e三\n".encode()),),
        (
            """
            content/about.md:2:3: YML003 这里有看不见的字符 U+202E，不能用。
                2 | 二二 三
                  |     ^
              修复：删掉它；从网页复制的文字常带这种字符。
            """,
        ),
    ),
    Case(
        "a byte order mark",
        (raw("about.md", b"\xef\xbb\xbfone\n"),),
        (
            """
            content/about.md:1:1: YML003 这里有看不见的字符 U+FEFF，不能用。
                1 |  one
                  | ^
              修复：删掉它；从网页复制的文字常带这种字符。
            """,
        ),
    ),
    Case(
        "a carriage return of its own",
        (raw("about.md", b"one\rtwo\n"),),
        (
            """
            content/about.md:1:4: YML003 这里有看不见的字符 U+000D，不能用。
                1 | one two
                  |    ^
              修复：删掉它；从网页复制的文字常带这种字符。
            """,
        ),
    ),
    Case(
        "one problem a line, the first character on it",
        (raw("about.md", "a\u200eb\u200ec\n\x07\n\td".encode()),),
        (
            """
            content/about.md:1:2: YML003 这里有看不见的字符 U+200E，不能用。
                1 | a b c
                  |  ^
              修复：删掉它；从网页复制的文字常带这种字符。
            """,
            """
            content/about.md:2:1: YML003 这里有看不见的字符 U+0007，不能用。
              修复：删掉它；从网页复制的文字常带这种字符。
            """,
            """
            content/about.md:3:1: YML003 这里有制表符（Tab），不能用。
                3 |  d
                  | ^
              修复：改用空格缩进。
            """,
        ),
    ),
    Case(
        "an invisible character smuggled in as an escape",
        (
            write("tips.yml", TIP + "  facts: []\n"),
            change("tips.yml", "少花一点", '"少\\u202e花"'),
        ),
        (
            r"""
            content/tips.yml:2:10: YML003 这段文字里有看不见的字符，不能用。
                2 |   title: "少\u202e花"
                  |          ^^^^^^^^^^^^
              修复：删掉它。
            """,
        ),
    ),
    Case(
        "a colon too many",
        (write("tips.yml", "tip:\n  title: a: b\n"),),
        (
            """
            content/tips.yml:2:11: YML004 这里不是有效的 YAML：这里多了一个冒号，或缩进不对。
                2 |   title: a: b
                  |           ^
              修复：检查这一行和上一行：冒号后要有空格，缩进用空格对齐，含冒号或引号的文字用双引号包起来。
            """,
        ),
    ),
    Case(
        "a full-width colon on the line above",
        (write("tips.yml", "tip:\n  title：a\n  summary: b\n"),),
        (
            """
            content/tips.yml:3:10: YML004 这里不是有效的 YAML：这里多了一个冒号，或缩进不对。
                3 |   summary: b
                  |          ^
              修复：键后面的冒号要用英文半角，后面加一个空格，例如 title: 标题。
            """,
        ),
    ),
    Case(
        "a full-width colon on the same line",
        (write("tips.yml", "tip:\n  title: a\n  summary：b\n"),),
        (
            """
            content/tips.yml:4:1: YML004 这里不是有效的 YAML：少了英文冒号。
              修复：键后面的冒号要用英文半角，后面加一个空格，例如 title: 标题。
            """,
        ),
    ),
    Case(
        "an indentation that fits nothing",
        (write("tips.yml", "tip:\n   title: a\n  summary: b\n"),),
        (
            """
            content/tips.yml:3:3: YML004 这里不是有效的 YAML：缩进没有对齐，或少了引号。
                3 |   summary: b
                  |   ^
              修复：检查这一行和上一行：冒号后要有空格，缩进用空格对齐，含冒号或引号的文字用双引号包起来。
            """,
        ),
    ),
    Case(
        "a list line without its mark",
        (write("tips.yml", "tip:\n  do:\n    - a\n    b\n"),),
        (
            """
            content/tips.yml:5:1: YML004 这里不是有效的 YAML：少了英文冒号。
              修复：检查这一行和上一行：冒号后要有空格，缩进用空格对齐，含冒号或引号的文字用双引号包起来。
            """,
        ),
    ),
    Case(
        "a key without colon",
        (write("tips.yml", "tip:\n  title: a\n  summary\n"),),
        (
            """
            content/tips.yml:4:1: YML004 这里不是有效的 YAML：少了英文冒号。
              修复：检查这一行和上一行：冒号后要有空格，缩进用空格对齐，含冒号或引号的文字用双引号包起来。
            """,
        ),
    ),
    Case(
        "a bracket without end",
        (write("tips.yml", "tip:\n  do: [a\n"),),
        (
            """
            content/tips.yml:3:1: YML004 这里不是有效的 YAML：方括号没有收尾，或少了逗号。
              修复：检查这一行和上一行：冒号后要有空格，缩进用空格对齐，含冒号或引号的文字用双引号包起来。
            """,
        ),
    ),
    Case(
        "a brace without end",
        (write("tips.yml", "tip: {a: b\n"),),
        (
            """
            content/tips.yml:2:1: YML004 这里不是有效的 YAML：花括号没有收尾，或少了逗号。
              修复：检查这一行和上一行：冒号后要有空格，缩进用空格对齐，含冒号或引号的文字用双引号包起来。
            """,
        ),
    ),
    Case(
        "a quote without end",
        (write("tips.yml", 'tip:\n  title: "a\n'),),
        (
            """
            content/tips.yml:3:1: YML004 这里不是有效的 YAML：引号没有收尾。
              修复：检查这一行和上一行：冒号后要有空格，缩进用空格对齐，含冒号或引号的文字用双引号包起来。
            """,
        ),
    ),
    Case(
        "a character that begins nothing",
        (write("tips.yml", "tip:\n  title: @a\n"),),
        (
            """
            content/tips.yml:2:10: YML004 这里不是有效的 YAML：这个字符不能开头。
                2 |   title: @a
                  |          ^
              修复：检查这一行和上一行：冒号后要有空格，缩进用空格对齐，含冒号或引号的文字用双引号包起来。
            """,
        ),
    ),
    Case(
        "a text where a key belongs",
        (write("tips.yml", 'tip: a\n"b"\n'),),
        (
            """
            content/tips.yml:3:1: YML004 这里不是有效的 YAML：少了英文冒号。
              修复：检查这一行和上一行：冒号后要有空格，缩进用空格对齐，含冒号或引号的文字用双引号包起来。
            """,
        ),
    ),
    Case(
        "text after a finished document",
        (write("tips.yml", "{}\nb\n"),),
        (
            """
            content/tips.yml:2:1: YML004 这里不是有效的 YAML：缩进不对，或少了冒号。
                2 | b
                  | ^
              修复：检查这一行和上一行：冒号后要有空格，缩进用空格对齐，含冒号或引号的文字用双引号包起来。
            """,
        ),
    ),
    Case(
        "a slip the list of slips does not know",
        (write("tips.yml", "tip: *\n"),),
        (
            """
            content/tips.yml:1:7: YML004 这里不是有效的 YAML：格式有误。
                1 | tip: *
                  |       ^
              修复：检查这一行和上一行：冒号后要有空格，缩进用空格对齐，含冒号或引号的文字用双引号包起来。
            """,
        ),
    ),
    Case(
        "a slip on the first line",
        (write("tips.yml", "%\n"),),
        (
            """
            content/tips.yml:1:2: YML004 这里不是有效的 YAML：格式有误。
                1 | %
                  |  ^
              修复：检查这一行和上一行：冒号后要有空格，缩进用空格对齐，含冒号或引号的文字用双引号包起来。
            """,
        ),
    ),
    Case(
        "a key twice",
        (write("tips.yml", TIP + "  title: 又一次\n"),),
        (
            """
            content/tips.yml:8:3: YML005 「title」写了两次，上一次在第 2 行。
                8 |   title: 又一次
                  |   ^^^^^
              修复：两处只留一处；要留的内容合在一起。
            """,
        ),
    ),
    Case(
        "a key twice at the top of the file",
        (write("tips.yml", TIP + TIP),),
        (
            """
            content/tips.yml:8:1: YML005 「spend-less」写了两次，上一次在第 1 行。
                8 | spend-less:
                  | ^^^^^^^^^^
              修复：两处只留一处；要留的内容合在一起。
            """,
        ),
    ),
    Case(
        "a key three times",
        (write("tips.yml", TIP + "  do: [二]\n  do: [三]\n"),),
        (
            """
            content/tips.yml:8:3: YML005 「do」写了两次，上一次在第 7 行。
                8 |   do: [二]
                  |   ^^
              修复：两处只留一处；要留的内容合在一起。
            """,
            """
            content/tips.yml:9:3: YML005 「do」写了两次，上一次在第 7 行。
                9 |   do: [三]
                  |   ^^
              修复：两处只留一处；要留的内容合在一起。
            """,
        ),
    ),
    Case(
        "a list as a key",
        (write("tips.yml", "[a, b]: c\n"),),
        (
            """
            content/tips.yml:1:1: YML006 键只能是一个词。
                1 | [a, b]: c
                  | ^
              修复：检查冒号和方括号的位置。
            """,
        ),
    ),
    Case(
        "two documents in a file",
        (write("tips.yml", TIP + "---\n" + TIP),),
        (
            """
            content/tips.yml:8:1: YML007 一个文件里有两份文档。
                8 | ---
                  | ^^^
              修复：删掉中间的 --- 这一行。
            """,
        ),
    ),
    Case(
        "three documents in a file are told once",
        (write("tips.yml", TIP + "---\na: b\n---\nc: d\n"),),
        (
            """
            content/tips.yml:8:1: YML007 一个文件里有两份文档。
                8 | ---
                  | ^^^
              修复：删掉中间的 --- 这一行。
            """,
        ),
    ),
    Case(
        "an empty file",
        (write("tips.yml", ""),),
        (
            """
            content/tips.yml:1:1: YML008 文件里没有「编号: 内容」这样的条目。
              修复：照同类文件的样子写。
            """,
        ),
    ),
    Case(
        "a file of comments",
        (write("tips.yml", "# nothing\n"),),
        (
            """
            content/tips.yml:1:1: YML008 文件里没有「编号: 内容」这样的条目。
              修复：照同类文件的样子写。
            """,
        ),
    ),
    Case(
        "a list at the top of a file",
        (write("tips.yml", "# first\n- a\n"),),
        (
            """
            content/tips.yml:2:1: YML008 文件里没有「编号: 内容」这样的条目。
                2 | - a
                  | ^
              修复：照同类文件的样子写。
            """,
        ),
    ),
    Case(
        "a text at the top of a file",
        (write("tips.yml", "文字\n"),),
        (
            """
            content/tips.yml:1:1: YML008 文件里没有「编号: 内容」这样的条目。
                1 | 文字
                  | ^^^^
              修复：照同类文件的样子写。
            """,
        ),
    ),
    Case(
        "nesting without end",
        (write("tips.yml", "tip: " + "[" * 13 + "]" * 13 + "\n"),),
        (
            """
            content/tips.yml:1:18: YML009 缩进套得太深。
                1 | tip: [[[[[[[[[[[[[]]]]]]]]]]]]]
                  |                  ^
              修复：检查缩进，或把内容拆开。
            """,
        ),
    ),
    Case(
        "an anchor",
        (write("tips.yml", TIP.replace("平时", "&a 平时")),),
        (
            """
            content/tips.yml:5:11: YML010 这里不能用 & 和 * 引用别处。
                5 |   timing: &a 平时
                  |           ^^^^^^^
              修复：把内容写全，或给它加引号。
            """,
        ),
    ),
    Case(
        "an alias",
        (write("contacts.yml", CONTACT + "  limits: *a\n"),),
        (
            """
            content/contacts.yml:11:11: YML010 这里不能用 & 和 * 引用别处。
               11 |   limits: *a
                  |           ^^
              修复：把内容写全，或给它加引号。
            """,
        ),
    ),
    Case(
        "a tag",
        (write("tips.yml", TIP.replace("平时", "!!str 平时")),),
        (
            """
            content/tips.yml:5:11: YML011 这里不能用 ! 开头的标签。
                5 |   timing: !!str 平时
                  |           ^^^^^^^^^^
              修复：给这个值加上双引号。
            """,
        ),
    ),
    Case(
        "a merge mark",
        (write("contacts.yml", CONTACT + "  limits: <<\n"),),
        (
            """
            content/contacts.yml:11:11: YML012 这里不能用 << 合并。
               11 |   limits: <<
                  |           ^^
              修复：把内容写全。
            """,
        ),
    ),
    Case(
        "a key among the lines of a list",
        (write("tips.yml", "tip:\n  do:\n    - a\n    b: c\n"),),
        (
            """
            content/tips.yml:4:5: YML004 这里不是有效的 YAML：列表的每一行都要以 - 开头并对齐。
                4 |     b: c
                  |     ^
              修复：检查这一行和上一行：冒号后要有空格，缩进用空格对齐，含冒号或引号的文字用双引号包起来。
            """,
        ),
    ),
)


FOLDER_CASES: tuple[Case, ...] = (
    Case(
        "a folder in the place of a file",
        (lambda folder: (folder.path / "terms.yml").mkdir(),),
        (
            """
            content/terms.yml:1:1: KB006 这个文件读不了。
              修复：看看它是不是文件夹、失效的链接，或没有读取权限。
            """,
        ),
    ),
    Case(
        "the words of the site are missing",
        (delete("site.yml"),),
        (
            """
            content/site.yml:1:1: KB001 缺少文件 site.yml。
              修复：从版本库里取回这个文件。
            """,
        ),
    ),
    Case(
        "the inventory is missing",
        (delete("inventory.yml"),),
        (
            """
            content/inventory.yml:1:1: KB001 缺少文件 inventory.yml。
              修复：从版本库里取回这个文件。
            """,
        ),
    ),
    Case(
        "an id twice in two files",
        (write("tips.yml", TIP.replace("spend-less", "calm")),),
        (
            """
            content/tips.yml:1:1: KB002 编号 calm 已经用过，在 content/steps/calm.yml 第 1 行。
                1 | calm:
                  | ^^^^
              修复：换一个编号；编号在整个知识库里只能用一次。
            """,
        ),
    ),
    Case(
        "an id both in the list and as a file",
        (
            write("tips.yml", TIP),
            write("tips/spend-less.yml", TIP),
        ),
        (
            """
            content/tips/spend-less.yml:1:1: KB002 编号 spend-less 已经用过，在 content/tips.yml 第 1 行。
                1 | spend-less:
                  | ^
              修复：换一个编号；编号在整个知识库里只能用一次。
            """,
        ),
    ),
    Case(
        "a record without content",
        (write("tips.yml", "spend-less:\n"),),
        (
            """
            content/tips.yml:1:1: KB003 spend-less 下面没有内容。
                1 | spend-less:
                  | ^^^^^^^^^^
              修复：照同类记录的样子写，缩进两格。
            """,
        ),
    ),
    Case(
        "a record that is a text",
        (write("tips.yml", "# why\nspend-less: 少花一点\n"),),
        (
            """
            content/tips.yml:2:1: KB003 spend-less 下面没有内容。
                2 | spend-less: 少花一点
                  | ^^^^^^^^^^
              修复：照同类记录的样子写，缩进两格。
            """,
        ),
    ),
    Case(
        "an id as a field",
        (write("tips.yml", TIP + "  id: spend-less\n"),),
        (
            """
            content/tips.yml:8:3: KB004 不用写 id：编号就是文件名或条目名。
                8 |   id: spend-less
                  |   ^^
              修复：删掉这一行。
            """,
        ),
    ),
    Case(
        "a file of no kind",
        (write("extra.yml", "a: b\n"),),
        (
            """
            content/extra.yml:1:1: KB005 这个文件不属于任何种类。
              修复：放进种类的文件夹，例如 steps/编号.yml；后缀用 .yml。
            """,
        ),
    ),
    Case(
        "a file of no kind in a folder of no kind",
        (write("more/calm.yml", "a: b\n"),),
        (
            """
            content/more/calm.yml:1:1: KB005 这个文件不属于任何种类。
              修复：放进种类的文件夹，例如 steps/编号.yml；后缀用 .yml。
            """,
        ),
    ),
    Case(
        "the words of the site in a folder",
        (write("more/site.yml", "a: b\n"),),
        (
            """
            content/more/site.yml:1:1: KB005 这个文件不属于任何种类。
              修复：放进种类的文件夹，例如 steps/编号.yml；后缀用 .yml。
            """,
        ),
    ),
    Case(
        "another ending in a folder of a kind",
        (write("steps/other.yaml", STEP),),
        (
            """
            content/steps/other.yaml:1:1: KB005 这个文件不属于任何种类。
              修复：放进种类的文件夹，例如 steps/编号.yml；后缀用 .yml。
            """,
        ),
    ),
    Case(
        "a folder inside the folder of a kind",
        (write("steps/more/other.yml", STEP),),
        (
            """
            content/steps/more/other.yml:1:1: KB005 这个文件不属于任何种类。
              修复：放进种类的文件夹，例如 steps/编号.yml；后缀用 .yml。
            """,
        ),
    ),
)
