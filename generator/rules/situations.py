"""Rules of `/now/`: every way through it is short, and ends at something to do and a number."""

from collections.abc import Iterator

from generator.model import Contact, Question, Situation
from generator.rules.content import Content
from generator.rules.finding import Finding, record_name
from generator.rules.need import each
from generator.rules.rule import rule

MOST_LEVELS = 2  # with the tap that opens `/now/`, three taps from the home page


@rule(
    "SIT001",
    wrong="parent: phone-court（它自己也有 parent）",
    right="parent: phone",
)
def ways_are_short(content: Content) -> Iterator[Finding]:
    """情形最多两级，从首页点三下就到；上一级不绕回自己。"""
    for situation in content.of(Situation):
        above, levels = content.resolve(f"situation/{situation.parent}"), 1
        while isinstance(above, Situation) and levels <= MOST_LEVELS:
            above, levels = content.resolve(f"situation/{above.parent}"), levels + 1
        if levels > MOST_LEVELS:
            yield Finding(
                situation.id,
                ("parent",),
                f"情形{record_name(situation)}在第三级，读者要点四下才到。",
                "把 parent 改成最上面一级的情形。",
            )


@rule(
    "SIT002",
    wrong="do: 夜里的电话可以不接。",
    right="do: 先看时间，夜里的可以不接。",
    needs=(each(Situation, "do"),),
)
def first_comes_an_act(content: Content) -> Iterator[Finding]:
    """情形的 do 用 wording.yml 里列出的动作开头：读者先看到要做的事。"""
    acts = content.wording.acts
    for situation in content.of(Situation) if acts else ():
        if not situation.do.lstrip("*").startswith(acts):
            yield Finding(
                situation.id,
                ("do",),
                "这句不是从动作开始的。",
                "把要做的事写在最前面；少了一个动作，就加进 wording.yml 的 acts。",
            )


@rule(
    "SIT003",
    wrong="  contact: lender-channel（它没有登记号码）",
    right="  contact: alipay-service",
    needs=(each(Situation, "contact"), each(Contact, "number")),
)
def numbers_can_be_called(content: Content) -> Iterator[Finding]:
    """情形和常见问题里该打的号码，是登记了号码的官方渠道。"""
    callers: tuple[Situation | Question, ...] = (*content.of(Situation), *content.of(Question))
    for record in callers:
        contact = content.resolve(f"contact/{record.contact}")
        if isinstance(contact, Contact) and contact.number is None:
            yield Finding(
                record.id,
                ("contact",),
                f"官方渠道{record_name(contact)}没有号码，读者打不了。",
                "换一条有号码的；只有入口的，写进正文或 see。",
            )
