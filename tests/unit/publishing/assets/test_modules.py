"""A folded script does what its modules do; what is not understood is refused."""

import json
import subprocess
from pathlib import Path

import pytest

from generator.publishing.assets.modules import UnfoldableError, fold_modules
from tests.install_editor import node


def told(tmp_path: Path, sources: dict[str, str], names: dict[str, str] | None = None) -> object:
    """What `answer` of a folded module `a/entry.js` is, told by Node."""
    file = tmp_path / "a/entry.mjs"
    file.parent.mkdir(exist_ok=True)
    code = fold_modules("a/entry.js", sources, names or {})
    assert "\nimport " not in code
    file.write_text(code, encoding="utf-8")
    tell = "async (m) => console.log(JSON.stringify(await m.answer))"
    asked = f"import({json.dumps(file.as_uri())}).then({tell})"
    done = subprocess.run(
        [node()[0], "--eval", asked], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("line", "value", "other", "answer"),
    [
        ('import { f } from "./b.js";', "f()", "export function f() { return 1; }", 1),
        ('import { f as g } from "./b.js";', "g", "export const f = 2;", 2),
        ('import F from "./b.js";', "F.x", "class F { static x = 3 }\nexport { F as default };", 3),
        (
            'import {\n  f,\n  g,\n} from "./b.js";',
            "f + g",
            "const f = 1, g = 3;\nexport { f, g };",
            4,
        ),
        ('import "./b.js";', "globalThis.x", "globalThis.x = 5;", 5),
        ('import { f } from "./b.js";', "f()", "export async function f() { return 6; }", 6),
        ('import { F } from "./b.js";', "new F().x", "export class F { x = 7; }", 7),
        (
            'import { f } from "./b.js";\nconst c = 7;',
            "f + c",
            "const c = 1;\nexport const f = c;",
            8,
        ),
    ],
)
def test_names_come_from_the_modules_that_export_them(
    tmp_path: Path, line: str, value: str, other: str, answer: int
) -> None:
    entry = f"{line}\nexport const answer = {value};"
    assert told(tmp_path, {"a/entry.js": entry, "a/b.js": other}) == answer


def test_names_are_passed_on(tmp_path: Path) -> None:
    sources = {
        "a/entry.js": 'export { answer } from "./b.js";',
        "a/b.js": "export const answer = 6;",
    }
    assert told(tmp_path, sources) == 6


def test_a_module_runs_once_and_before_those_that_need_it(tmp_path: Path) -> None:
    sources = {
        "a/entry.js": 'import { b } from "./b.js";\nimport { c } from "../c/c.js";\n'
        "export const answer = [b, c, globalThis.order];",
        "a/b.js": 'import { c } from "../c/c.js";\nglobalThis.order.push("b");\n'
        "export const b = c + 1;",
        "c/c.js": '// first\nglobalThis.order = ["c"];\nexport const c = 1;',
    }
    assert told(tmp_path, sources) == [2, 1, ["c", "b"]]


def test_where_a_module_lies_does_not_change(tmp_path: Path) -> None:
    sources = {
        "a/entry.js": 'import { here } from "./b/c.js";\nexport const answer = here;',
        "a/b/c.js": 'export const here = new URL("../../x", import.meta.url).href;',
    }
    assert told(tmp_path, sources) == (tmp_path / "x").as_uri()


def test_what_is_loaded_later_is_loaded_by_its_new_name(tmp_path: Path) -> None:
    (tmp_path / "a/later").mkdir(parents=True)
    (tmp_path / "a/later/d.01.mjs").write_text("export const d = 4;", encoding="utf-8")
    sources = {
        "a/entry.js": 'import { load } from "./later/c.js";\nexport const answer = load();',
        "a/later/c.js": 'export const load = () => import("./d.js").then(({ d }) => d);',
    }
    assert told(tmp_path, sources, {"a/later/d.js": "a/later/d.01.mjs"}) == 4


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('import * as b from "./b.js";', "import * as b"),
        ('import b, { c } from "./b.js";', "import b, { c }"),
        ("import { b } from './b.js';", "import { b }"),
        ('import { b } from "b";', "相对地址"),
        ('import { b } from "./none.js";', "a/none.js 不存在"),
        ('import("./none.js");', "a/none.js 不存在"),
        ("import(name);", "import(name)"),
        ('import { c } from "./c.js";', "export let c"),
        ('import { d } from "./d.js";', "又用到它自己"),
        ('export { b as x } from "./b.js";', "不能改"),
    ],
)
def test_what_is_not_understood_is_refused(code: str, said: str) -> None:
    sources = {
        "a/entry.js": code,
        "a/b.js": "export const b = 1;",
        "a/c.js": "export let c = 1;",
        "a/d.js": 'import { e } from "./e.js";\nexport const d = 1;',
        "a/e.js": 'import { d } from "./d.js";\nexport const e = 1;',
    }
    with pytest.raises(UnfoldableError) as refused:
        fold_modules("a/entry.js", sources, {})
    assert said in str(refused.value)
