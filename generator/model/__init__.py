"""The knowledge base as frozen, typed records: the one home of every field and vocabulary."""

from generator.model.answers import Contact, Exchange, Product, Question, Section, Term
from generator.model.course import Account, Happening, Stage, Step, Tip
from generator.model.knowledge_base import KIND_BY_NAME, KINDS, KnowledgeBase, Origin
from generator.model.letter import NAMED_BLANK, Letter, LetterBlank
from generator.model.reasons import Cause, Consequence, Factor, Rule
from generator.model.record import Evidence, Part, Record, Statement
from generator.model.site import Call, Essential, Helplines, Inventory, SiteText
from generator.model.situation import Situation
from generator.model.sourcing import Claim, Dispute, Myth, Side, Source
from generator.model.today import AnyDay, Today

__all__ = [
    "KINDS",
    "KIND_BY_NAME",
    "NAMED_BLANK",
    "Account",
    "AnyDay",
    "Call",
    "Cause",
    "Claim",
    "Consequence",
    "Contact",
    "Dispute",
    "Essential",
    "Evidence",
    "Exchange",
    "Factor",
    "Happening",
    "Helplines",
    "Inventory",
    "KnowledgeBase",
    "Letter",
    "LetterBlank",
    "Myth",
    "Origin",
    "Part",
    "Product",
    "Question",
    "Record",
    "Rule",
    "Section",
    "Side",
    "SiteText",
    "Situation",
    "Source",
    "Stage",
    "Statement",
    "Step",
    "Term",
    "Tip",
    "Today",
]
