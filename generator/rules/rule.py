"""A rule across records: the function that finds its problems, its code, examples and needs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps

from generator.rules.content import Content
from generator.rules.finding import Finding
from generator.rules.need import Need
from generator.rules.part_content import TextFinder

Finder = Callable[[Content], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class CrossRule:
    """One rule.

    `sentence` is the rule as an author reads it, `wrong` and `right` are examples. `file` is where
    in the content folder they could stand; without it the examples are descriptions, not something
    to type. `beside` is another file and its content, the same for both: what makes one of them
    wrong and the other right.
    """

    code: str
    find: Finder
    sentence: str
    wrong: str
    right: str
    file: str = ""
    beside: tuple[str, str] | None = None
    needs: tuple[Need, ...] = ()

    def __call__(self, content: Content) -> Iterator[Finding]:
        """What the rule finds in what is known."""
        shown = content.shown_for(self.needs)
        if shown is not None:
            yield from self.find(shown)


def rule(
    code: str,
    *,
    wrong: str = "",
    right: str = "",
    file: str = "",
    beside: tuple[str, str] | None = None,
    needs: tuple[Need, ...] = (),
) -> Callable[[Finder], CrossRule]:
    """Turns a function into a rule; its docstring is the sentence.

    A rule that could not be explained to an author is refused with a ValueError.
    """

    def made(find: Finder) -> CrossRule:
        sentence = (find.__doc__ or "").strip()
        if not sentence:
            raise ValueError(f"rule {code}: {find.__name__} needs a docstring, which is the rule")
        if not (wrong and right):
            raise ValueError(f"rule {code}: {find.__name__} needs two examples: wrong=…, right=…")
        return CrossRule(code, find, sentence, wrong, right, file, beside, needs)

    return made


def text_rule(
    code: str, *, wrong: str = "", right: str = "", file: str = "", needs: tuple[Need, ...] = ()
) -> Callable[[TextFinder], CrossRule]:
    """Turns a function that looks at one text, and at nothing around its record, into a rule.

    So what it finds in a record is known until the record changes: a preview looks again at what
    has been saved, not at everything.
    """

    def made(find: TextFinder) -> CrossRule:
        @wraps(find)
        def in_all(content: Content) -> Iterator[Finding]:
            for part in content.parts.values():
                yield from part.found_by(find)

        return rule(code, wrong=wrong, right=right, file=file, needs=needs)(in_all)

    return made
