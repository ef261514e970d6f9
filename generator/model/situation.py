"""What has just happened to a reader: the way through `/now/` to one short page."""

from typing import ClassVar

from pydantic import Field

from generator.model.fields import AnyRef, ContactRef, Line, Order, SituationRef
from generator.model.record import Record


class Situation(Record):
    """Something that happened, in a reader's words.

    Without a `parent` it is one of the answers to "what happened?"; those that name it as theirs
    say who it was or which. On each stands what a reader needs in this minute, so that one who
    cannot tell which it was is helped as well.
    """

    kind: ClassVar[str] = "situation"
    plural: ClassVar[str] = "situations"
    label: ClassVar[str] = "情形"
    result_label: ClassVar[str] = "现在怎么办"
    about: ClassVar[str] = "发生了什么，点哪一个。最多三下，就到现在该做的第一件事。"
    page: ClassVar[str] = "now/{id}.md"
    lead: ClassVar[str] = "do"
    search_weight: ClassVar[float] = 0.8  # short; the long answer it leads to says more

    parent: SituationRef | None = Field(
        None, description="上一级是哪种情形（situation 编号）；最上面的不写"
    )
    order: Order = Field(50, description="同一级里的先后，小的在前；不写就是 50")
    do: Line = Field(description="第一件要做的事，用动作开头")
    know: tuple[Line, ...] = Field(min_length=1, max_length=3, description="要知道的，最多三句")
    say: tuple[Line, ...] = Field(min_length=1, max_length=4, description="可以照着说的话")
    contact: ContactRef = Field(description="该打的号码（contact 编号）")
    long: AnyRef = Field(description="长回答在哪条记录，写成 种类/编号")
    see: tuple[AnyRef, ...] = Field((), description="还用得上的记录，写成 种类/编号")

    @property
    def rank(self) -> int:
        """Situations of a level stand in the order an author gives."""
        return self.order
