"""What stands on the card of a stage."""

from generator.publishing.pages.view import View

_STEPS = 3  # what fits into the first screen of a phone


def card_of(stage: View) -> View:
    """The steps, the rule and the contact of a stage's card; `contact` may be None.

    A stage that says nothing of it shows its first steps and its first rule.
    """
    if stage.today is not None:
        card: View = stage.today
        return card
    return View(steps=stage.steps[:_STEPS], rule=stage.rules[0], contact=None)
