"""Styles and scripts as they are published: few files, each named by its content."""

from generator.publishing.assets.bundle import STYLE, Bundled, bundle, hashed_name
from generator.publishing.assets.modules import UnfoldableError
from generator.publishing.assets.words import reached, words_of

__all__ = ["STYLE", "Bundled", "UnfoldableError", "bundle", "hashed_name", "reached", "words_of"]
