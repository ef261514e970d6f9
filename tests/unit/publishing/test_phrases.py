"""A heading ends its lines where phrases end, if each of them fits."""

import pytest

from generator.publishing.phrases import ends_at_phrases


@pytest.mark.parametrize(
    ("title", "ends"),
    [
        ("催款短信、律师函是真的吗", True),
        ("还不上怎么办", True),
        ("借 800 还 1000，一个月，折成年化是多少", True),
        ("有人让我当“背债人”，说给我二十万，能做吗", True),
        ("贷款到期不给续（抽贷），执照会被吊销吗", True),
        ("逾期后让我一次还清全部，可以吗（提前到期）", False),  # the comma has no room
        ("怎么知道打来的是不是真催收", False),  # one phrase, longer than a line
        ("银行卡或支付宝里的钱被冻结了，怎么办", False),
        ("Alipay", True),
        ("", True),
    ],
)
def test_each_phrase_must_fit_a_line(title: str, ends: bool) -> None:
    assert ends_at_phrases(title) == ends
