"""What a reader is told first: the card of a stage, and of the days that belong to none."""

from pydantic import Field

from generator.model.fields import ContactRef, Line, RuleRef, StepRef
from generator.model.record import Part


class Today(Part):
    """What stands on the card of a stage: it must fit into the first screen of a phone."""

    steps: tuple[StepRef, ...] = Field(
        min_length=1, max_length=3, description="今天先做的，最多三件（step 编号）"
    )
    rule: RuleRef = Field(description="这时最要紧的一条红线（rule 编号）")
    contact: ContactRef = Field(description="要打就打这一个号码（contact 编号）")


class AnyDay(Today):
    """A card for readers who stand in no stage."""

    text: Line = Field(description="卡片开头的一句话")
