"""The blanks a new record starts with, and the message for one that was left unfilled."""

BLANK = "（待填："
UNFILLED = "这里还没有填，仍是模板里的空白。"
FILL_IN = "把整个「（待填：…）」换成内容；这一项可以不写的，就删掉它。"
