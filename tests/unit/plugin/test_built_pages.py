"""Code that stands in a built page is found, at its place, and nothing else is taken for it."""

from pathlib import Path

import pytest

from generator.plugin.built_pages import page_faults, told_of_pages

POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
PAGE = f"""<!doctype html>
<html>
<head>
{POLICY}
<meta charset="utf-8">
<title>题</title>
<link rel="stylesheet" href="a.css">
<script src="../assets/a.js"></script>
<script type="module" src="../assets/b.js"></script>
<script type="application/ld+json">{{"a": "<b> on=x style=y"}}</script>
</head>
<body class="x" data-on="1">
{{}}
<p>为什么 onclick= 和 style= 可以写在文字里：&lt;script&gt;</p>
</body>
</html>
"""
CLEAN = (
    "",
    "<p>a</p>",
    '<a href="https://example.org/?on=1&style=2">x</a>',
    '<a href="data/v1/knowledge-base.json">x</a>',
    '<p title="&lt;script&gt; onclick=x() style=y javascript:">x</p>',
    '<script type="application/json">{"a": 1}</script>',
    '<img alt="" src="a.svg"><td align="right">1</td>',
    "<!-- <script>x</script> -->",
    "<p>javascript:x() data:x srcdoc http-equiv</p>",
    '<link rel="canonical" href="https://example.org/"><link rel="next" href="a/">',
    '<link rel="alternate license" href="https://example.org/">',
    '<form action="../search/"><button formaction="x/">x</button></form>',
    '<img src="a.svg" srcset="a.svg 1x, b.svg 2x"><svg><use href="#a"/></svg>',
    '<a href="tel:12345" referrerpolicy="no-referrer">x</a>',
)
FORBIDDEN = {
    "<script>p()</script>": "<script> 里的脚本",
    "<SCRIPT\n>p()</SCRIPT>": "<script> 里的脚本",
    '<script type="text/javascript">p()</script>': "<script> 里的脚本",
    '<script type="importmap">{}</script>': "<script> 里的脚本",
    '<script type="speculationrules">{}</script>': "<script> 里的脚本",
    '<script type="application/json" src="//evil.example/x"></script>': "别处的脚本",
    '<script src="https://evil.example/x.js"></script>': "别处的脚本",
    '<script src="//evil.example/x.js"></script>': "别处的脚本",
    '<script src="\\\\evil.example/x.js"></script>': "别处的脚本",
    '<script src="data:,p()"></script>': "别处的脚本",
    '<script src="//evil.example/x.js" src="a.js"></script>': "别处的脚本",
    "<style>p{}</style>": "<style> 里的样式",
    '<td style="text-align: right">1</td>': "<td style> 的样式",
    "<p\nstyle=color:red>": "<p style> 的样式",
    '<p onclick="p()">': "<p onclick> 的脚本",
    "<svg/onload=p()>": "<svg onload> 的脚本",
    '<img src="x"onerror=p()>': "<img onerror> 的脚本",
    '<iframe srcdoc="x">': "<iframe srcdoc> 的脚本",
    '<a href="javascript:p()">': "<a href> 的脚本地址",
    '<a href=" JAVASCRIPT:p()">': "<a href> 的脚本地址",
    '<a href="jav&#97;script&colon;p()">': "<a href> 的脚本地址",
    '<object data="data:text/html,x">': "<object data> 的脚本地址",
    '<meta http-equiv="refresh" content="0;x">': "<meta http-equiv> 的命令",
    "<meta http-equiv=refresh content=0>": "<meta http-equiv> 的命令",
    '<base href="/x/">': "<base> 的命令",
    '<a href="java&Tab;scr&#10;ipt:p()">': "<a href> 的脚本地址",
    "<svg><set attributeName=href to=javascript:p()>": "<set to> 的脚本地址",
    '<img src="https://evil.example/x.png">': "<img src> 的别处地址",
    '<img src="/\t/evil.example/x.png">': "<img src> 的别处地址",
    '<img srcset="a.png 1x, //evil.example/x 2x">': "<img srcset> 的别处地址",
    "<iframe src=//evil.example/>": "<iframe src> 的别处地址",
    '<link rel="stylesheet" href="https://evil.example/x.css">': "<link href> 的别处地址",
    '<link rel="alternate stylesheet" href="//evil.example/x.css">': "<link href> 的别处地址",
    '<link rel="preconnect" href="https://evil.example/">': "<link href> 的别处地址",
    '<link href="https://evil.example/">': "<link href> 的别处地址",
    '<form action="http://evil.example/">': "<form action> 的别处地址",
    "<button formaction=mailto:a@evil.example>": "<button formaction> 的别处地址",
    '<a href="x" ping="/x //evil.example/">': "<a ping> 的别处地址",
    '<svg><use href="//evil.example/x#y"/></svg>': "<use href> 的别处地址",
    '<meta name="referrer" content="unsafe-url">': "<meta name=referrer> 的设置",
    '<a href="https://example.org/" referrerpolicy="origin">': "<a referrerpolicy> 的设置",
}


def told(body: str) -> list[str]:
    return [what for _, _, what in page_faults(PAGE.replace("{}", body))]


@pytest.mark.parametrize("body", CLEAN)
def test_what_is_no_code_may_stand(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize("body", FORBIDDEN)
def test_code_in_a_page_is_found(body: str) -> None:
    (what,) = told(body)
    assert FORBIDDEN[body] in what


def test_its_place_is_told() -> None:
    line = PAGE.split("\n").index("{}") + 1
    found = page_faults(PAGE.replace("{}", "<p>a</p> <b onclick=x>"))
    assert [place[:2] for place in found] == [(line, 10)]


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace(POLICY, ""),
        PAGE.replace(POLICY, "").replace("</head>", f"{POLICY}</head>"),  # after what it is about
        PAGE.replace("default-src 'none'", "default-src *"),
        "",
        "<p>x</p>",
    ],
)
def test_a_page_without_the_policy_at_its_beginning_is_told(page: str) -> None:
    (found,) = page_faults(page)
    assert found.what.startswith("网页开头没有 Content-Security-Policy。")


def test_every_page_of_a_site_is_looked_at(tmp_path: Path) -> None:
    for name in ("index.html", "a/index.html", "404.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE.replace("{}", "<i onblur=x>"), encoding="utf-8")
    assert [line.split(":")[0] for line in told_of_pages(tmp_path)] == [
        "404.html",
        "a/index.html",
        "index.html",
    ]
