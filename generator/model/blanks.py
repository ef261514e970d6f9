"""The blanks a new record begins with, and what is said of one that was left."""

BLANK = "（待填："
UNFILLED = "这里还没有填，仍是模板里的空白。"
FILL_IN = "把整个「（待填：…）」换成内容；这一项可以不写的，就删掉它。"
