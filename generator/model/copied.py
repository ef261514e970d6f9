"""What a text brings along that was copied from a chat or from Word."""

import re

# What a chat puts above each message, and what Word leaves of a comment.
CHAT_HEADER = re.compile(
    r"[^\s:：，。]{1,16}[ :：]+(?:(?:\d{4}[-/年])?\d{1,2}[-/月]\d{1,2}日? *)?(?:[上下]午|晚上)? *"
    r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
)
WORD_COMMENT = re.compile(r"批注 *\[[^\]\n]{1,20}\](?:[:：] ?)?")
# What a chat shows in the place of something that is no text, as a forwarded article.
CARD = re.compile(
    r"[\[【［](?:链接|图片|视频|视频号|文件|小程序|语音|语音通话|视频通话|聊天记录|位置|名片|个人名片|红包|转账|音乐"
    r"|动画表情|表情|笔记|公众号|不支持的消息|收藏|接龙)[\]】］](?!\()[^\n]*|^链接[：:][^\n]+",
    re.MULTILINE,
)
QUOTED = re.compile(r" *(?:- +)?「[^」\n]{1,16}[：:][^\n]*」? *$")
SPEAKER = re.compile(r"([\u4e00-\u9fff]{1,6})：(?=\S)")
# A line of dashes and nothing else; three dashes without blanks are a mark of YAML.
RULER = re.compile(r" *(?:(?:[-—－_＿=＝*~·] ?){4,}|- - -) *$")
# What stands where somebody, or a program, had nothing to write.
NOTHING = re.compile(
    r"(?i:null|none|nil|n/a|undefined|nan|tbd)|[~/]|-{1,3}|[—－]{1,2}|(?:无|暂无|暂缺|待定|略)[。.]?"
)
# At the foot of a page of Word or of a PDF.
PAGE_NUMBER = re.compile(
    r"^ *(?:[-–—] *\d{1,3} *[-–—]|第 *\d{1,3} *页(?:[，,/ ]*共 *\d{1,3} *页)?"
    r"|\d{1,3} */ *\d{1,3}) *$",
    re.MULTILINE,
)
