"""The search engine of the browser, as a function: what is typed, and what is found.

The box and the page around it are tested in a browser; everything they answer comes from here.
"""

import json
import random
from typing import Any

import pytest

from generator.model import KnowledgeBase, Term
from generator.publishing.search import build as search_build
from generator.publishing.search.documents import SEARCHED_FIELDS, documents
from generator.publishing.search.packed import packed
from generator.publishing.search.postings import shard_of
from generator.publishing.search.tokens import tokens
from generator.source.problem import Place
from generator.source.report import format_report
from tests.asks import answers, missed, problem_of, texts_of
from tests.conftest import ROOT
from tests.node import Scripts
from tests.stages import stage_on
from tests.unit.cases import real_content

# The same lines again and again: to measure them each time takes longer than to run them.
pytestmark = pytest.mark.no_cover

Hits = list[dict[str, Any]]


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """The real knowledge base."""
    base = real_content().base
    assert base is not None
    return base


@pytest.fixture(scope="module")
def files(base: KnowledgeBase) -> dict[str, bytes]:
    """The files the browser reads."""
    return search_build.create_search(base)


def ask(scripts: Scripts, files: dict[str, bytes], questions: list[str]) -> list[Hits]:
    """The ten best records for each question."""
    return [answer["hits"] for answer in answers(scripts, files, questions)]


def ids(hits: Hits, most: int = 3) -> set[str]:
    """The records that stand first."""
    return {hit["url"].rpartition("#")[2] for hit in hits[:most]}


# What people type

ORDER = {"payment-order-question", "payment-order-term", "payment-order"}
TYPED = {
    "traditional characters": ("徵信報告怎麼查", {"check-credit-report", "credit-report"}),
    "full width": ("１２３７８", {"nfra-hotline"}),
    "spaces": ("支 付 令", ORDER),
    "a homophone": ("支付另", ORDER),
    "pinyin": ("zhifuling", ORDER),
    "initials": ("zfl", ORDER),
    "a number in words": ("逾期二百天", {"half-year-on"}),
}


def test_it_is_found_however_it_is_typed(scripts: Scripts, files: dict[str, bytes]) -> None:
    found = ask(scripts, files, [typed for typed, _ in TYPED.values()])
    missed = {
        how: hits[:3]
        for (how, (_, wanted)), hits in zip(TYPED.items(), found, strict=True)
        if not wanted & ids(hits)
    }
    assert missed == {}


def test_an_emoji_moves_no_word(scripts: Scripts, files: dict[str, bytes]) -> None:
    """It is one character and two places: what stands behind it was looked for beside itself."""
    questions = [
        "支付令",
        "逾期二百天",
        "花呗欠了八千只能先还两千行吗",
        "没收到过传票就被判了怎么办",
    ]
    questions += ["拖满三年是不是就不用还", "协商公司收了钱不退", "罚息是什么意思", "催收打给我妈"]
    cries = answers(scripts, files, [f"😭😭😭😭{question}😭" for question in questions])
    for question, plain, cry in zip(
        questions, answers(scripts, files, questions), cries, strict=True
    ):
        urls = [[hit["url"] for hit in answer["hits"]] for answer in (plain, cry)]
        assert urls[0] == urls[1], question
        assert plain["verdict"] == cry["verdict"], question
        assert plain["day"] == cry["day"], question


def test_every_word_of_a_group_finds_the_same_first_record(
    scripts: Scripts, files: dict[str, bytes], base: KnowledgeBase
) -> None:
    term = base.get(Term, "dishonest-person")
    words = [term.title, *term.also]
    for word, hits in zip(words, ask(scripts, files, words), strict=True):
        assert {"dishonest-list", "dishonest-person"} & ids(hits), word


DAYS = {
    "逾期20天": 20,
    "逾期三个月": 90,
    "拖了半年": 183,
    "逾期一个半月": 45,
    "第31天": 31,
    "两周": 14,
    "20天": 20,
    "day 20": 20,
    "day-31": 31,
    "day off": None,
    "逾期一年多": 365,
    "逾期二十天催收": 20,
    "逾期20多天": 20,
    "逾期20日": 20,
    "逾期两三个月": 60,
    "拖了十几天": 10,
    "逾期3个多月": 90,
    "逾期半个多月": 15,
    "逾期二三十天": 20,
    "逾期一百二十天": 120,
    "逾期三四五天": None,
    "还款日是20日": None,
    "没还5日的账单": None,
    "欠款20日到期": None,
    "拖到20日再还": None,
    "过了25日还没还": None,
    "逾期99999天": None,
    "逾期零天": None,
    "逾期0天": None,
    "一天能打几个电话": None,
    "每天打三次": None,
    "十五天内要回复": None,
    "欠三千元": None,
    "2026年的政策": None,
    "没有还款": None,
}


def test_a_day_is_read_however_it_is_written(scripts: Scripts) -> None:
    said = scripts.run(
        """
        const { dayIn } = await load("search/numerals.js");
        return args.map((text) => dayIn(text)?.day ?? null);
        """,
        *DAYS,
    )
    assert dict(zip(DAYS, said, strict=True)) == DAYS


NUMBERS = {
    "12321": ("12321", "unknown"),
    "010-12378": ("12378", "known"),
    "110": ("110", "known"),
    "95055": ("95055", "false"),
    "逾期110天": None,
    "欠110块怎么办": None,
    "花呗欠30000还不上": None,
    "花呗48000还不上": None,
    "借了 52000 没还": None,
    "2024-01-15收到95188的电话": ("95188", "known"),
    "95188 12378": ("95188", "known"),
    "95188 20天前打来": ("95188", "known"),
    "02188889999 然后 95188": ("95188", "known"),
    "02188889999": ("02188889999", "beginning"),
    "17012345678 是谁": ("17012345678", "unknown"),
    "0571": ("0571", "beginning"),
    "0551是哪里的电话": ("0551", "beginning"),
    "0571开头的电话": ("0571", "beginning"),
    "1069开头的短信": ("1069", "beginning"),
    "10691234的短信": ("10691234", "beginning"),
    "400开头的电话": ("400", "unknown"),
    "400块能分期吗": None,
    "刑法196条": None,
}


def test_a_number_is_one_that_is_known_or_begins_one_and_no_amount(
    scripts: Scripts, files: dict[str, bytes]
) -> None:
    said = scripts.run(
        """
        const { numberIn } = await load("search/numbers.js");
        const [head, texts] = args;
        return texts.map((text) => numberIn(text, head)).map((n) => n && [n.digits, n.state]);
        """,
        head_of(files),
        list(NUMBERS),
    )
    read = [tuple(number) if number else None for number in said]
    assert dict(zip(NUMBERS, read, strict=True)) == NUMBERS


def head_of(files: dict[str, bytes]) -> dict[str, Any]:
    """What the engine reads first."""
    version = json.loads(files["search/index.json"])["version"]
    head: dict[str, Any] = json.loads(files[f"search/{version}/head.json"])
    return head


def test_the_beginning_of_a_number_leads_to_the_record_about_it(
    scripts: Scripts, files: dict[str, bytes]
) -> None:
    area, sender = ask(scripts, files, ["0551开头的是催收吗", "1069的短信是真的吗"])
    assert ids(area, 1) == {"area-code-proves-collector"}
    assert ids(sender, 1) == {"prefix-proves-fake"}


SUMS = {
    "欠3万": [30_000],
    "信用卡欠三十多万": [300_000],
    "只逾期 3500 元": [3500],
    "花呗4800 月薪3800": [4800, 3800],
    "三千五会上门吗": [3500],
    "欠20w": [200_000],
    "一天打三次": [],
    "逾期三个月": [],
    "万一还不上": [],
    "lpr四倍": [],
    "95188": [],
}


def test_sums_of_money_are_read_however_they_are_written(scripts: Scripts) -> None:
    said = scripts.run(
        """
        const { sumsIn } = await load("search/numerals.js");
        return args.map((text) => sumsIn(text).map(({ value }) => value));
        """,
        *SUMS,
    )
    assert dict(zip(SUMS, said, strict=True)) == SUMS


def test_a_sum_does_not_pull_in_a_record_about_another(
    scripts: Scripts, files: dict[str, bytes]
) -> None:
    other, same = ask(scripts, files, ["欠3万还不上怎么办", "信用卡欠三十万会判刑吗"])
    assert not {"weilidai-30k-year", "debt-120k-two-years", "credit-card-300k"} & ids(other)
    assert ids(same, 1) == {"credit-card-300k"}


@pytest.mark.parametrize(("typed", "day"), [("逾期第20天", 20), ("花呗逾期三个月会起诉吗", 90)])
def test_a_day_puts_its_stage_among_the_first_two(
    scripts: Scripts, files: dict[str, bytes], base: KnowledgeBase, typed: str, day: int
) -> None:
    (hits,) = ask(scripts, files, [typed])
    assert stage_on(base.stages, day).id in ids(hits, 2)  # type: ignore[union-attr]


# Honest

VERDICTS = {
    "花呗逾期多久上征信": "found",
    "收到支付令怎么办": "found",
    "爆通": "found",
    "老赖": "found",
    "95188": "found",
    "逾期三个月": "found",
    "半夜还打电话要不要脸": "found",
    "负债的人可以移民火星吗": "near",
    "今晚吃什么": "none",
    "蘑菇炖鸡": "none",
    "明天北京天气怎么样": "none",
    "公司拖欠工资怎么办": "none",
    "护照怎么办理": "none",
    "驾照逾期未换证怎么办": "none",  # our word beside another subject
    "被裁员了房租都交不起还怎么还款": "near",
    "滴滴司机绕路怎么投诉": "none",  # a word that stands in no phrasing is the point
    "爆我女儿通讯录怎么投诉": "found",
    "人在广东，被浙江的法院告了": "near",
    "的": "none",
    "贷": "none",
    "xyzzyq": "none",
}


def test_found_is_said_only_when_what_was_meant_was_found(
    scripts: Scripts, files: dict[str, bytes]
) -> None:
    said = [answer["verdict"] for answer in answers(scripts, files, list(VERDICTS))]
    assert dict(zip(VERDICTS, said, strict=True)) == VERDICTS


def test_what_a_debtor_may_not_do_is_not_somebody_elses_subject(
    scripts: Scripts, files: dict[str, bytes]
) -> None:
    """Papers and journeys are of other subjects, but a court forbids them to debtors."""
    asked = ["老赖能买高铁票吗", "失信能办护照吗", "法院寄来挂号信", "被限高能住酒店吗"]
    told = [answer["verdict"] for answer in answers(scripts, files, asked)]
    assert "none" not in told, dict(zip(asked, told, strict=True))


def test_what_is_none_of_ours_shows_three_topics_at_most(
    scripts: Scripts, files: dict[str, bytes]
) -> None:
    questions = ["今天晚饭吃什么", "信用卡哪家机场贵宾厅多", "护照到期换证要几天"]
    for answer in answers(scripts, files, questions):
        assert answer["verdict"] == "none"
        assert answer["total"] <= 3


COUNTED = {
    "月薪4200要还9家": ["lenders"],
    "三张卡都还不上": ["lenders"],
    "十个平台催我": ["lenders"],
    "一家公司打来": [],
    "1家都没还": [],
    "回家过年": [],
    "一天打了三十多个电话": ["calls"],
    "被打了120个电话": ["calls"],
    "120电话": [],
    "借1万还1万6": ["rates"],
    "借800一个月还1000": ["rates"],
    "借的钱还了": [],
}


def test_what_is_counted_is_read_however_it_is_written(scripts: Scripts) -> None:
    body = """
        const { countedIn } = await load("search/numerals.js");
        return args[0].map((text) => countedIn(text).map(({ kind }) => kind));
        """
    assert dict(zip(COUNTED, scripts.run(body, list(COUNTED)), strict=True)) == COUNTED


def test_a_number_of_calls_is_no_telephone_number(
    scripts: Scripts, files: dict[str, bytes]
) -> None:
    (hits,) = ask(scripts, files, ["一个月打了我120个电话"])
    assert "ambulance" not in ids(hits, 10)
    assert "how-many-calls" in ids(hits)


def test_a_word_of_the_trade_leads_to_its_meaning_and_years_to_the_limitation(
    scripts: Scripts, files: dict[str, bytes]
) -> None:
    first = {"呆账": "bad-debt-mark", "限高": "consumption-limit-term", "催收": "collection"}
    for word, hits in zip(first, ask(scripts, files, list(first)), strict=True):
        assert hits[0]["url"].endswith(f"#{first[word]}"), word
    (old,) = ask(scripts, files, ["借的钱八年没还"])
    assert {"three-years-expired", "old-debt-one-yuan", "limitation"} & ids(old, 5)


def test_a_record_about_one_bank_steps_back_when_another_is_named(
    scripts: Scripts, files: dict[str, bytes]
) -> None:
    (hits,) = ask(scripts, files, ["光大信用卡第三方上门催收怎么办"])
    assert "hengfeng-twenty-days" not in ids(hits)


def test_single_characters_find_nothing(scripts: Scripts, files: dict[str, bytes]) -> None:
    """楼 stands in the rule about notices in public places, and 跳楼 must not lead there."""
    found = ask(scripts, files, ["楼", "贷", "的", "狗粮"])
    assert found == [[], [], [], []]


def test_only_words_that_say_something_are_marked(
    scripts: Scripts, files: dict[str, bytes]
) -> None:
    (answer,) = answers(scripts, files, ["花呗逾期多久会被起诉"])
    marked = {word for word, _ in answer["marks"]}
    assert "起诉" in marked
    assert not {"花呗", "逾期", "多久"} & marked


INTENTS = {
    # What is asked for outvotes the product.
    "花呗罚息是什么意思": "penalty-interest",
    "花呗半夜催收合法吗": "no-night-collection",
    # Who asks for words is led to them, and who asks what to do to a door of `/now/`.
    "投诉书模板": "complain-to-lender",
    "向监管投诉怎么写": "complain-to-regulator",
    "催收打电话说要验证码，要我转账，怎么办": "phone-code",
    "催收就在门口不肯走，怎么办": "visit-door",
}


def test_the_kind_of_record_that_is_asked_for_is_found(
    scripts: Scripts, files: dict[str, bytes]
) -> None:
    found = ask(scripts, files, list(INTENTS))
    for hits, (question, wanted) in zip(found, INTENTS.items(), strict=True):
        assert wanted in ids(hits), question


def test_a_known_lender_is_not_corrected_into_another_word(
    scripts: Scripts, files: dict[str, bytes]
) -> None:
    typed = {
        "網商貸逾期了": "网商贷逾期了",
        "宜人贷逾期": "宜人贷逾期",
        "网上贷款逾期": "网上贷款逾期",
    }
    said = [answer["text"] for answer in answers(scripts, files, list(typed))]
    assert said == list(typed.values())


def test_an_unknown_lender_is_led_to_the_general_record(
    scripts: Scripts, files: dict[str, bytes]
) -> None:
    (hits,) = ask(scripts, files, ["宜人贷逾期了怎么办"])
    assert {"other-lenders", "cannot-pay"} & ids(hits)


def test_a_slip_is_mended_and_what_sounds_like_one_is_not(
    scripts: Scripts, files: dict[str, bytes]
) -> None:
    typed = {
        "崔收上门": "催收上门",
        "花贝预期": "花呗逾期",
        "考研政审": "考研政审",
        "车贷还在正常还 信用卡被起诉": "车贷还在正常还 信用卡被起诉",
        "花 呗 罚 息": "花呗罚息",
    }
    said = [answer["text"] for answer in answers(scripts, files, list(typed))]
    assert dict(zip(typed, said, strict=True)) == typed


# Light


@pytest.mark.wide
def test_a_question_asks_for_few_files(scripts: Scripts, files: dict[str, bytes]) -> None:
    asked = scripts.run(
        """
        const { createEngine } = await load("search/engine.js");
        const [files, questions] = args;
        const found = [];
        for (const question of questions) {
            const read = [];
            const engine = await createEngine(async (path) => (read.push(path), JSON.parse(files[path])));
            await engine.search(question, 5);
            found.push(read.map((path) => path.replace(/^[0-9a-f]{12}\\//, "")));
        }
        return found;
        """,
        texts_of(files),
        [row[2] for row in table()[:60]],
    )
    assert max(len(read) for read in asked) <= 13
    assert all(len(set(read)) == len(read) for read in asked), "a file was read twice"
    assert all(read[:2] == ["index.json", "head.json"] for read in asked)
    plain = next(read for read, row in zip(asked, table(), strict=False) if row[2] == PLAIN)
    assert not {"sounds.json", "characters.json"} & set(plain)


PLAIN = "花呗欠款多少会被起诉"


# The same in Python and in the browser

ALPHABET = (
    "花呗借呗逾期催收怎么办徵信９５１８８ＬＰＲ％㎡①ⅷﬁ  \n\t，。？！、“”…—%.-+_#'\"<>&\\/"
    "abcXYZ0123456789éßİıſΣςπЖ한국어ひらがなカタカナ\u3400\u4dbf\u4e00\u9fff\ua000\u3007𠮷😀\u0301\u200b\ufeff"
)


def strings(count: int) -> list[str]:
    """Texts with everything in them that might be read differently; the same at every run."""
    chance = random.Random(20261121)
    return ["".join(chance.choices(ALPHABET, k=chance.randint(0, 24))) for _ in range(count)]


def test_the_browser_unpacks_what_was_packed(scripts: Scripts) -> None:
    texts = ["", "花呗", "".join(chr(0x4E00 + place) for place in range(700)) + '的\n\t"的的']
    body = """
        const { unpacked } = await load("search/packed.js");
        return args[0].map(unpacked);
        """
    assert scripts.run(body, [packed(text) for text in texts]) == texts


def test_both_tokenisers_say_the_same(scripts: Scripts, base: KnowledgeBase) -> None:
    found = documents(base)
    texts = [
        *strings(10_000),
        *(document.field(name) for document in found for name in SEARCHED_FIELDS),
    ]
    theirs = scripts.run(
        """
        const { shardOf, tokens } = await load("search/tokens.js");
        return args[0].map((text) => [tokens(text), tokens(text).map((t) => shardOf(t, 256))]);
        """,
        texts,
    )
    for text, (said, shards) in zip(texts, theirs, strict=True):
        ours = tokens(text)
        assert ours == said, text
        assert [shard_of(token, 256) for token in ours] == shards, text


def test_a_word_of_a_group_is_its_concept(scripts: Scripts) -> None:
    groups = {"a": ["老赖", "失信"], "b": ["失信", "失信名单"], "c": ["LPR"]}
    said = scripts.run(
        """
        const { conceptsOf } = await load("search/tokens.js");
        const [groups, ...texts] = args;
        return texts.map(conceptsOf(groups));
        """,
        groups,
        "老赖和失信",
        "失信名单",  # the longest word wins
        "lpr",
        "别的",
    )
    assert said == [
        [["#a", 0, 2], ["#a", 3, 5], ["#b", 3, 5]],
        [["#b", 0, 4]],
        [["#c", 0, 3]],
        [],
    ]


# How good it is


def test_every_record_is_found_by_the_questions_it_asks(
    scripts: Scripts, files: dict[str, bytes], base: KnowledgeBase
) -> None:
    """A contributor who breaks one learns which record now stands in front, and why."""
    assert sum(len(record.asks) for record in base.records.values()) >= 20
    problems = missed(scripts, real_content(), files)
    assert problems == (), format_report(problems)


def test_a_question_that_finds_another_record_is_told_in_words(base: KnowledgeBase) -> None:
    record = base.records["set-reminder"]
    place = Place("content/tips.yml", 7, 10, 4, "  asks: [还款提醒]")
    first = {"url": "steps/calm/#calm", "title": "先停一停", "terms": ["提醒", "#提醒"]}
    hits = [first, first, first, {"url": "prevention/#set-reminder", "title": record.title}]
    assert problem_of(record, "还款提醒", hits[3:], place) is None
    problem = problem_of(record, "还款提醒", hits, place)
    assert problem is not None
    assert format_report((problem,)).startswith(
        "content/tips.yml:7:10: 试搜 搜「还款提醒」，「设两次提醒」排在第 4，没有进前三。"
        "排第一的是「先停一停」（steps/calm/#calm），对上了：提醒。\n"
    )
    lost = problem_of(record, "还款提醒", [], place)
    assert lost is not None
    assert "排在十名以外" in lost.message


def table() -> list[list[str]]:
    """The rows of the table of `make search-eval`, all sets together."""
    text = (ROOT / "benchmarks/search/questions.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


def test_it_answers_nine_of_ten(scripts: Scripts, files: dict[str, bytes]) -> None:
    rows = table()
    found = ask(scripts, files, [row[2] for row in rows])
    right = sum(
        bool(set(row[3].split()) & ids(hits)) for row, hits in zip(rows, found, strict=True)
    )
    assert right / len(rows) >= 0.9


def test_every_record_of_the_table_exists(base: KnowledgeBase) -> None:
    for row in table():
        assert set(row[3].split()) <= set(base.records), row
