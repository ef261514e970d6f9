"""The search for words of the law that nobody explains."""

from benchmarks.jargon import candidates

BEFORE, BEHIND = "甲乙丙丁戊己", "子丑寅卯辰巳"
LAWS = "，".join(f"{a}{word}{b}" for word in ("抗辩", "马上") for a in BEFORE for b in BEHIND)
PROSE = "可以抗辩，也可以马上办。"


def test_a_word_of_the_law_that_no_reader_says_is_a_candidate() -> None:
    assert candidates(LAWS, PROSE, "马上怎么办", ()) == ["抗辩"]


def test_a_word_the_glossary_explains_is_none() -> None:
    assert candidates(LAWS, PROSE, "马上怎么办", ("抗辩",)) == []


def test_a_word_that_only_stands_in_one_saying_is_none() -> None:
    assert candidates("甲抗辩子，" * 40, PROSE, "马上怎么办", ()) == []


def test_a_word_that_we_do_not_use_is_none() -> None:
    assert candidates(LAWS, "马上办。", "马上怎么办", ()) == []
