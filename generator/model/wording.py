"""Words the site avoids, and words it only uses where they are explained."""

from pydantic import Field

from generator.model.fields import Text
from generator.model.record import Part


class Unwanted(Part):
    """Phrases that frighten, blame or promise."""

    why: Text = Field(description="为什么不能这样写")
    instead: Text = Field(description="改成怎样写")
    words: tuple[Text, ...] = Field(min_length=1, description="哪些说法，… 代表最多三个字")


class Wording(Part):
    """`content/wording.yml`."""

    forbidden: tuple[Unwanted, ...] = Field((), description="不用的说法")
    jargon: tuple[Text, ...] = Field((), description="行话：正文里写了，名词表里就要有")
    acts: tuple[Text, ...] = Field((), description="情形的 do 用这些动作开头")
