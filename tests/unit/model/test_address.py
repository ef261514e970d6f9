"""An address leads where it seems to lead, or is refused with a reason."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.address import ADDRESS_PATTERN, reason_against
from generator.source.load import load
from tests.conftest import Folder
from tests.hostile_texts import ALL

FINE = [
    "https://example.org/",
    "https://example.org",
    "https://www.court.gov.cn/zixun/xiangqing/1.html",
    "http://www.qinghai.gov.cn/zwgk/system/2014/03/20/010107748.shtml",
    "https://kjb.zjol.com.cn/html/2020/06/1.htm",
    "https://jr.sz.gov.cn/a?b=c&d=%E5%82%AC#e",
    "https://www.info.gov.hk/gia/",
    "https://edu.qq.com/a_b/(c)~d;e,f",
    "https://mil.news.sina.com.cn/",
    "https://WWW.COURT.GOV.CN/",
    "https://m.163.com/x//y@z:80",
    "https://7177.cn/",
    "https://web.example.org/web/2020/https://example.org/",
]

# What is wrong → a part of the reason, so that each is refused for what it is.
PRETENDING = {
    "https://www.court.gov.cn@evil.example/": "真正打开的是 evil.example",
    "https://user@www.court.gov.cn/": "登录名",
    "https://user:secret@www.court.gov.cn/": "登录名",
    "https://www.court.gov.cn:443@evil.cn/": "真正打开的是 evil.cn",
    "https://www.court.gov.cn.evil.com/": "真正打开的是 evil.com",
    "https://alipay.com.pay-help.com.cn/": "真正打开的是 pay-help.com.cn",
    "https://gov.cn.evil.com/": "真正打开的是 evil.com",
    "https://www.сourt.gov.cn/": "「с」（U+0441），不是英文字母",
    "https://www.court.gοv.cn/": "U+03BF",
    "https://例子.中国/": "不是英文字母",
    "https://www.xn--ourt-83d.gov.cn/": "xn--",
    "https://XN--OURT-83D.gov.cn/": "xn--",
    "https://evil.com\\@www.court.gov.cn/": "反斜线",
    "https://evil.com\\.court.gov.cn/": "反斜线",
    "https:\\\\evil.com/": "没有以 https://",
    "https://www。court。gov。cn/": "换成半角：https://www.court.gov.cn/",
    "https://www．court．gov．cn/": "换成半角：https://www.court.gov.cn/",
    "https://www｡court｡gov.cn/": "换成半角：https://www.court.gov.cn/",
    "https://ｗｗｗ.court.gov.cn/": "全角",
    "https：//www.court.gov.cn/": "没有以 https://",
    "https://www.court.gov.cn／x": "全角",
    "https://www.court.gov.cn\u2044.evil.com/": "U+2044",
    "https://localhost/": "自己的电脑",
    "https://printer/": "自己的电脑",
    "https://nas.local/": "自己的电脑",
    "https://pay.internal/": "自己的电脑",
    "https://evil.localhost/": "自己的电脑",
    "https://10.0.0.1/": "一串数字",
    "https://192.168.1.1/": "一串数字",
    "https://127.0.0.1/": "一串数字",
    "https://127.1/": "一串数字",
    "https://127.0.0.1./": "一串数字",
    "https://2130706433/": "一串数字",
    "https://0x7f000001/": "一串数字",
    "https://0177.0.0.0x1/": "一串数字",
    "https://8.8.8.8/": "一串数字",
    "https://[::1]/": "一串数字",
    "https://[::1]:80/": "一串数字",
    "https://[::ffff:127.0.0.1]/": "一串数字",
    "https://www.court.gov.cn:8080/": "端口",
    "https://www.court.gov.cn:/": "端口",
    "https://www.court.gov.cn./": "末尾的点",
    "https://www.court.gov.cn%2eevil.com/": "有 %",
    "https://%77ww.court.gov.cn/": "有 %",
    "https://www..gov.cn/": "不是网站的名字",
    "https://.gov.cn/": "不是网站的名字",
    "https://-www.gov.cn/": "不是网站的名字",
    "https://www_a.gov.cn/": "不是网站的名字",
    "https://?www.gov.cn/": "不是网站的名字",
    "https://evil.example/": "后缀",
    "https://evil.invalid/": "后缀",
    "https://a.b/": "后缀",
    "https://evil.onion/": "后缀",
    "https://www.court.gov.cn/a b": "空格",
    "https://www.court.gov.cn/\ta": "空格",
    "https://www.court.gov.cn/\u3000a": "空格",
    "https://www.court.gov.cn/\u0000a": "U+0000",
    "https://www.court.gov.cn/\u202ea": "U+202E",
    "https://www.court.gov.cn\u200b.evil.com/": "U+200B",
    "https://www.court.gov.cn/催收": "换成：https://www.court.gov.cn/%E5%82%AC%E6%94%B6",
    'https://www.court.gov.cn/"onclick=': "「\"」",
    "https://www.court.gov.cn/<script>": "「<」",
    "https://www.court.gov.cn/a'b": "「'」",
    "https://www.court.gov.cn/`": "「`」",
    "https://www.court.gov.cn/%zz": "「%」",
    "https:///www.court.gov.cn/": "没有以 https://",
    "https:/www.court.gov.cn/": "没有以 https://",
    "https:www.court.gov.cn": "没有以 https://",
    "HTTPS://www.court.gov.cn/": "没有以 https://",
    "//www.court.gov.cn/": "没有以 https://",
    "/contacts/": "没有以 https://",
    "www.court.gov.cn": "没有以 https://",
    "": "没有以 https://",
    "https://": "没有以 https://",
    "javascript:alert(1)": "以 javascript: 开头",
    "JaVaScRiPt:alert(1)//https://x.cn": "以 JaVaScRiPt: 开头",
    "data:text/html,<script>": "以 data: 开头",
    "ftp://www.court.gov.cn/": "以 ftp: 开头",
    "tel:95188": "以 tel: 开头",
    "view-source:https://www.court.gov.cn/": "以 view-source: 开头",
}  # fmt: skip


@pytest.mark.parametrize("address", FINE)
def test_a_plain_address_is_taken(address: str) -> None:
    assert reason_against(address) is None
    assert re.search(ADDRESS_PATTERN, address), "an editor says the same"


@pytest.mark.parametrize("address", PRETENDING)
def test_an_address_that_pretends_is_refused_for_what_it_is(address: str) -> None:
    reason = reason_against(address)
    assert reason is not None
    assert PRETENDING[address] in reason.message + reason.hint


@settings(deadline=None, derandomize=True, max_examples=100)
@given(st.text(st.characters(exclude_categories=["Cs"])).map("https://".__add__))
def test_what_is_taken_is_plain(address: str) -> None:
    if reason_against(address) is None:
        assert re.search(ADDRESS_PATTERN, address)
        assert re.fullmatch(r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}([/?#][!-~]*)?", address)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(st.from_regex(r"https?://[a-z0-9:@.\[\]%\\-]{1,20}/[ -~]{0,5}", fullmatch=True))
def test_no_question_about_an_address_fails(address: str) -> None:
    reason = reason_against(address)
    assert reason is None or (reason.message and reason.hint)


@pytest.mark.parametrize("file", ["sources.yml", "contacts.yml"])
def test_a_refused_address_has_its_place_and_reason(file: str, folder: Folder) -> None:
    address = "https://www.court.gov.cn@evil.example/"
    if file == "sources.yml":
        folder.change(file, "grade: A", f"grade: A\n  address: {address}")
    else:
        folder.write(file, CONTACT.format(address=address))
    (problem,) = load(folder.path).problems
    line = problem.place.excerpt
    assert (problem.code, problem.place.path) == ("FLD015", f"content/{file}")
    assert line[problem.place.column - 1 :] == address
    assert "真正打开的是 evil.example" in problem.message
    assert "address（" in problem.message


CONTACT = """
    court:
      title: 法院
      material: [L01]
      reviewed: 2026-11-21
      address: {address}
      handles: 管。
      when: 随时。
      facts:
        - {{text: 有。, evidence: [{{source: code, at: 第1条}}]}}
    """


def test_every_address_of_the_content_is_taken(content: Path) -> None:
    written = re.findall(
        r"^ +address: (\S+)$",
        "\n".join(path.read_text(encoding="utf-8") for path in content.rglob("*.yml")),
        re.MULTILINE,
    )
    assert len(written) > 50
    assert {address: reason_against(address.strip("\"'")) for address in written} == dict.fromkeys(
        written
    )


@settings(deadline=None, derandomize=True, max_examples=100)
@given(st.from_regex(r"https?://[a-z0-9:@.\[\]%-]{1,20}/[ -~]{0,5}", fullmatch=True))
def test_python_reads_the_same_host(address: str) -> None:
    for anywhere in (False, True):
        if reason_against(address, anywhere=anywhere) is None:
            assert address.startswith((f"http://{host(address)}", f"https://{host(address)}"))


def host(address: str) -> str | None:
    return urlsplit(address).hostname


@pytest.mark.parametrize(
    ("address", "fine"),
    [
        ("http://127.0.0.1:8000/guide/", True),
        ("http://localhost:8000/", True),
        ("http://[::1]:8000/", True),
        ("https://git.example.internal/a/b", True),
        ("https://a@b.cn/", False),
        ("https://a.cn:80:80/", False),
        ('https://a.cn/"onload="', False),
        ("javascript:alert(1)", False),
        ("https://а.cn/", False),
    ],
)
def test_a_site_may_be_tried_out_anywhere(address: str, fine: bool) -> None:
    assert (reason_against(address, anywhere=True) is None) is fine


@pytest.mark.parametrize(
    "form", ["{}", "https://site.cn/{}", "https://site.cn{}", "https://{}.cn/"]
)
def test_no_hostile_text_leads_elsewhere_or_out_of_an_attribute(form: str) -> None:
    """Refused, or it opens the host that is read in it, and ends where it ends."""
    taken = 0
    for payload in ALL:
        address = form.format(payload)
        if reason_against(address) is None:
            taken += 1
            host = urlsplit(address).hostname
            assert re.match(rf"https://{host}(?:[/?#]|$)", address, re.IGNORECASE), address
            assert re.fullmatch(r"[!-~]+", address), address
            assert not re.search(r"[<>\"'`\\{}|^]", address), address
    assert taken < len(ALL) / 4, "most of them are no part of an address"
