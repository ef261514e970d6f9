"""Few files, named by what is in them."""

import hashlib
import re

import pytest

from generator.publishing.assets import STYLE, UnfoldableError, bundle, reached, words_of

SCRIPTS = {
    "assets/site.js": 'import { go } from "./go.js";\ngo(() => import("./later.js"));\n',
    "assets/go.js": "export function go(step) { return step; }\n",
    "assets/later.js": "export const later = 1;\n",
    "assets/first.js": "// said to nobody\nlet x = 1;\n",
}


def test_a_script_is_published_for_every_module_that_no_other_needs_at_once() -> None:
    made = bundle(SCRIPTS, [], [], set())
    assert set(made.names) == {STYLE, "assets/site.js", "assets/later.js", "assets/first.js"}
    assert made.files[made.names["assets/first.js"]] == "let x = 1;\n"
    later = made.names["assets/later.js"].removeprefix("assets/")
    assert f'import("./{later}")' in made.files[made.names["assets/site.js"]]


def test_a_name_holds_the_hash_of_the_content() -> None:
    made = bundle(SCRIPTS, ["a { x: 1 }"], ["b { y: 2 }"], set())
    for name, path in made.names.items():
        digest = hashlib.sha256(made.files[path].encode()).hexdigest()[:8]
        stem, suffix = name.rsplit(".", 1)
        assert path == f"{stem}.{digest}.{suffix}"


def test_what_is_loaded_later_renames_what_loads_it() -> None:
    changed = SCRIPTS | {"assets/later.js": "export const later = 2;\n"}
    before, after = (bundle(scripts, [], [], set()).names for scripts in (SCRIPTS, changed))
    renamed = {name for name in before if before[name] != after[name]}
    assert renamed == {"assets/later.js", "assets/site.js"}


def test_the_order_of_the_sources_means_nothing() -> None:
    backwards = dict(reversed(SCRIPTS.items()))
    assert bundle(SCRIPTS, [], [], set()).names == bundle(backwards, [], [], set()).names


def test_no_module_stands_in_two_scripts() -> None:
    two = SCRIPTS | {"assets/later.js": 'import { go } from "./go.js";\nexport const later = go;\n'}
    with pytest.raises(UnfoldableError, match="在两个脚本里"):
        bundle(two, [], [], set())


def test_scripts_that_load_each_other_are_refused() -> None:
    circle = SCRIPTS | {"assets/later.js": 'import("./site.js");\n'}
    with pytest.raises(UnfoldableError, match="又用到它自己"):
        bundle(circle, [], [], set())


def test_of_the_themes_styles_only_what_can_match_is_taken_and_all_of_ours() -> None:
    theme = ":root { --x: 1; --y: 2 } .used { color: var(--x) } .unused { color: var(--y) }"
    own = ".unused-by-name { x: 1 } .mine { margin: var(--z) }"
    made = bundle({}, [theme], [own], {"used"})
    assert made.files[made.names[STYLE]] == (
        ":root{--x: 1;}.used{color: var(--x);}.unused-by-name{x: 1;}.mine{margin: var(--z);}"
    )


def test_templates_are_followed_and_read_word_by_word() -> None:
    templates = {
        "main.html": '{% extends "base.html" %}',
        "base.html": "{% if x %}{%- include 'part.html' %}{% endif %}{%import 'macro.html' as m%}",
        "part.html": '<p class="md-part part--{{ kind }}" id=x>',
        "macro.html": '{% set class = class ~ " md-macro" %}{% include "part.html" %}',
        "other.html": '<p class="never">',
    }
    found = reached(["main.html", "none.html"], templates.get)
    assert set(found) == set(templates) - {"other.html"}
    words = words_of(found.values())
    assert {"md-part", "md-macro", "x"} <= words
    assert "never" not in words
    assert not [word for word in words if re.search(r"\s", word)]
