"""Whether an address leads where it seems to lead. Pure; asks no network.

Browsers follow the URL standard (url.spec.whatwg.org), which forgives much: a backslash is a
slash, a full-width dot is a dot, a number is a host, everything before an `@` is only a user
name. The host a reader believes they see must be the host that opens, so only the plainest form of
an address is accepted.
"""

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import quote

# For editors, whose schemas can only match patterns; `reason_against` checks the rest.
ADDRESS_PATTERN = r"^https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+([/?#][!-~]*)?$"

_COPY = "打开这个网页，从浏览器的地址栏重新复制。"
_SAFE = "._~:/?#[]@!$&()*+,;=%-"
_REST = re.compile(r"(?:[A-Za-z0-9._~:/?#\[\]@!$&()*+,;=-]|%[0-9A-Fa-f]{2})*")  # RFC 3986
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_NUMERIC = re.compile(r"[0-9]+|0x[0-9a-f]*")
# Names of the reader's own network, and names that nobody owns (RFC 2606, 6761, 6762, 7686, 8375).
_OWN_NETWORK = frozenset(
    {"local", "localhost", "localdomain", "internal", "intranet", "lan", "home", "corp", "private"}
)
_NOBODYS = frozenset({"arpa", "example", "invalid", "onion", "test"})
# A name may end with these. In its middle they only pretend to be somebody else's name.
_ENDINGS = frozenset({"com", "edu", "gov", "mil", "net", "org"})


class Reason(NamedTuple):
    """Why an address is refused and what to do, in Chinese, for somebody who never read an RFC."""

    message: str
    hint: str


def reason_against(address: str, *, anywhere: bool = False) -> Reason | None:
    """The first reason to refuse an address, or None.

    With `anywhere`, the host may be on the local network and have a port, like the address at
    which a site is tried out.
    """
    looks = (_scheme, _characters, _user, _any_host if anywhere else _host, _rest)
    return next((reason for look in looks if (reason := look(address)) is not None), None)


def _scheme(address: str) -> Reason | None:
    if re.match(r"https?://[^/\\]", address):
        return None
    named = re.match(r"([A-Za-z][A-Za-z0-9+-]*)[:：]", address.strip())
    if named is None or named[1].lower() in ("http", "https"):
        hint = "从 https:// 写起，例如 https://example.org/。"
        if re.fullmatch(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/\S*)?", address):
            hint = f"前面加上 https://，写成 https://{address} ；在浏览器里打开看看对不对。"
        return Reason("没有以 https:// 或 http:// 开头。", hint)
    return Reason(f"以 {named[1]}: 开头的不是网页。", "只写以 https:// 开头的网址。")


def _characters(address: str) -> Reason | None:
    """Only visible ASCII characters; a backslash is never part of an address."""
    if "\\" in address:
        return Reason("里面有反斜线「\\」，浏览器把它当成「/」，打开的会是别的网站。", _COPY)
    if re.search(r"\s", address):
        return Reason("里面有空格。", "删掉空格；空格后面不是网址的，另写在别处。")
    odd = re.search(r"[^!-~]", address)
    if odd is None:
        return None
    char, code = odd.group(), f"U+{ord(odd.group()):04X}"
    if unicodedata.category(char).startswith("C"):
        return Reason(f"里面有看不见的字符 {code}。", _COPY)
    narrow = unicodedata.normalize("NFKC", address).replace("。", ".")
    if narrow.isascii():
        return Reason(f"用了全角的「{char}」。", f"换成半角：{narrow}")
    if odd.start() < len(_head(address)):
        message = f"网站的名字里有「{char}」（{code}），不是英文字母，长得像也是另一个网站。"
        return Reason(message, "核对它是不是要写的那个网站，再写它的英文域名。")
    spelt = quote(address, safe=_SAFE)
    return Reason(f"里面有「{char}」，网址只由英文字母、数字和符号组成。", f"换成：{spelt}")


def _head(address: str) -> str:
    """The scheme and everything up to the first slash after it: who is contacted."""
    found = re.match(r"https?://[^/?#]*", address)
    return found.group() if found else ""


def _who(address: str) -> str:
    return _head(address).partition("://")[2]


def _user(address: str) -> Reason | None:
    before, at, host = _who(address).rpartition("@")
    if not at:
        return None
    message = f"「{before}@」只是一个登录名，真正打开的是 {host}。"
    return Reason(message, "删掉 @ 和它前面的字，再核对网站是不是你要写的那个。")


def _any_host(address: str) -> Reason | None:
    who = _who(address)
    plain = re.fullmatch(r"([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?", who)
    return None if plain else Reason(f"「{who}」不是网站的名字。", _COPY)


def _host(address: str) -> Reason | None:
    """The name of the site: several plain labels joined by dots, under a public registry."""
    host, colon, port = _who(address).partition(":")
    if colon and not host.startswith("["):
        hint = f"删掉「:{port}」；官网用不着它。"
        return Reason(f"网站名后面写了「:{port}」（端口）。", hint)
    labels = host.lower().removesuffix(".").split(".")
    if host.startswith("[") or _NUMERIC.fullmatch(labels[-1]):
        return Reason(f"「{host}」是一串数字，看不出是谁的网站。", "写这个网站的域名。")
    if "%" in host:
        return Reason(f"网站的名字「{host}」里有 %，看不出是谁的网站。", _COPY)
    if host.endswith("."):
        return Reason("网站的名字多了一个点。", f"去掉末尾的点：{host.rstrip('.')}")
    if not all(_LABEL.fullmatch(label) for label in labels) or len(host) > 253:
        return Reason(f"「{host}」不是网站的名字。", _COPY)
    if any(label.startswith("xn--") for label in labels):
        message = f"「{host}」里的 xn-- 是用别的文字写的名字，常用来冒充别的网站。"
        return Reason(message, "核对它是不是要写的那个网站，再写它的英文域名。")
    return _ending(host, labels)


def _ending(host: str, labels: list[str]) -> Reason | None:
    """The end of a name says whose it is."""
    last = labels[-1]
    if len(labels) == 1 or last in _OWN_NETWORK:
        return Reason(f"「{host}」只在自己的电脑或单位里打得开。", "写大家都打得开的网址。")
    if last in _NOBODYS or not re.fullmatch(r"[a-z]{2,}", last):
        return Reason(f"「.{last}」不是真实的域名后缀，谁也打不开。", _COPY)
    owner = labels[-3:] if labels[-2] in _ENDINGS else labels[-2:]
    inner = labels[1 : -len(owner)]
    if _ENDINGS.intersection(inner) or (labels[0] in _ENDINGS and labels[1:-1][:1] == ["cn"]):
        front, back = ".".join(labels[: -len(owner)]), ".".join(owner)
        message = f"网站名前半的「{front}」像一个网站，真正打开的是 {back}。"
        return Reason(message, "核对网站是不是你要写的那个。")
    return None


def _rest(address: str) -> Reason | None:
    rest = address[len(_head(address)) :]
    valid = _REST.match(rest)
    end = valid.end() if valid else 0
    if end < len(rest):
        char = rest[end]
        hint = "换成 %25，或重新复制。" if char == "%" else _COPY
        return Reason(f"里面有「{char}」，网址里不能这样写。", hint)
    return None
