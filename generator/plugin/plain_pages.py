"""Pages made of nothing but tags of which none can hold code or fetch from elsewhere.

Parsing a page takes six times as long as this look at it (0.6 seconds for the real site instead of
0.1), and almost every page is plain. It says what a plain tag is, not what is suspect: whatever is
written in another way, harmless or not, is parsed.
"""

import re

# Begins with no slash, and holds no colon, no entity and no space: a path of this site, whatever
# a browser makes of it.
_PATH = r"(?:[A-Za-z0-9_.#?=%][A-Za-z0-9_./#?=%~+-]*)?"
_VALUE = r"\"[^\"<>]*\""
# How the names begin, in whatever letters, of attributes that run, fetch, paint or say whither.
_SPECIAL = (
    r"(?i:on|style|src|href|xlink|action|form|data[ =>]|poster|background|ping|to[ =>]|from"
    r"|by[ =>]|values|name[ =>]|http-equiv|referrerpolicy)"
)
_ATTRIBUTE = (
    rf" (?:(?:src|href|action)=\"{_PATH}\""
    r"|name=\"(?!referrer\")[^\"<>]*\""
    rf"|(?!{_SPECIAL})[a-z][A-Za-z0-9-]*(?:={_VALUE})?)"
)
_PLAIN = re.compile(
    r"</[a-z][a-z0-9-]*>"
    rf"|<(?!(?:script|style|base|a)[ />])[a-z][a-z0-9-]*(?:{_ATTRIBUTE})* ?/?>"
    rf"|<a(?:{_ATTRIBUTE}| href=\"(?:https?://|tel:|sms:){_VALUE[2:]})*>"
    rf"|<link rel=\"canonical\" href=\"https?://{_VALUE[2:]}>"
    rf"|<script(?: type=\"module\")? src=\"{_PATH}\"></script>"
    r"|<script type=\"application/(?:ld\+)?json\">"
    rf"|<meta http-equiv=\"Content-Security-Policy\" content={_VALUE}>"
    r"|<meta name=\"referrer\" content=\"no-referrer\">"
    r"|<!doctype html>|<!--[^<>]*-->"
)


def is_plain(html: str) -> bool:
    """Whether each `<` of a page begins a plain tag, however a browser reads it."""
    return "<" not in _PLAIN.sub("", html)
