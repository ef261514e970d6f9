"""From a step, a question or a situation to the words for it: the other way round of a letter."""

from generator.model import Letter, Record, Situation
from generator.publishing.pages.view import View, Viewer


def letters_for(viewer: Viewer, record: View) -> tuple[View, ...]:
    """The letters that name a record among their steps or beside them, in their order.

    A situation is short: the letters of its long answer are its own as well.
    """
    raw: Record = record.raw
    refs = {raw.ref, raw.long} if isinstance(raw, Situation) else {raw.ref}
    found = (letter for letter in viewer.base.of(Letter) if refs & {*letter.see, *_steps(letter)})
    return tuple(map(viewer.target, found))


def _steps(letter: Letter) -> set[str]:
    return {f"step/{step}" for step in letter.steps}
