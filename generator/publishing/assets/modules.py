"""Modules of JavaScript folded into one file, each still in a scope of its own.

Only what our scripts are written in is understood: `import` and `export` at the beginning of a
line, names exported where they are declared, no circles. Anything else is refused, so nothing is
folded wrongly in silence.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping

from generator.publishing.scripts import without_comments

_NAMES = r"\{[^}]*\}"
_IMPORT = re.compile(rf"^import\s+(?:([\w$]+|{_NAMES})\s+from\s+)?\"([^\"]+)\";\n?", re.MULTILINE)
_PASSED_ON = re.compile(rf"^export\s+({_NAMES})\s+from\s+\"([^\"]+)\";\n?", re.MULTILINE)
_DECLARED = re.compile(r"^export\s+((?:async\s+)?function\*?|class|const)\s+([\w$]+)", re.MULTILINE)
_LISTED = re.compile(rf"^export\s+({_NAMES});\n?", re.MULTILINE)
_LATER = re.compile(r"\bimport\(\"([^\"]+)\"\)")
_UNREAD = re.compile(r"^import\b(?![.(]).*|^.*\bimport\((?!\").*", re.MULTILINE)
_UNREAD_EXPORT = re.compile(r"^export\b.*", re.MULTILINE)


class UnfoldableError(ValueError):
    """A script is written in a way that is not understood here."""


def imported(path: str, code: str) -> list[str]:
    """The paths of the modules that a module needs at once."""
    named = [*_IMPORT.findall(code), *_PASSED_ON.findall(code)]
    return [_resolved(path, address) for _, address in named]


def imported_later(path: str, code: str) -> list[str]:
    """The paths of the modules that a module loads when they are used."""
    return [_resolved(path, address) for address in _LATER.findall(code)]


def fold_modules(entry: str, sources: Mapping[str, str], names: Mapping[str, str]) -> str:
    """One script that does what `entry` does.

    `sources` are modules by path, `names` the paths under which modules that are loaded later are
    published. The script is to stand in the folder of its entry.
    """
    order = list(dict.fromkeys(_in_order(entry, sources, ())))
    scopes = {path: f"__module{number}" for number, path in enumerate(order)}
    parts = []
    for path in order:
        code = _linked(entry, path, sources[path], scopes, names)
        parts.append(code if path == entry else _enclosed(path, code, scopes[path]))
    return "".join(parts)


def _in_order(path: str, sources: Mapping[str, str], above: tuple[str, ...]) -> Iterator[str]:
    """A module after all that it needs."""
    if path in above:
        raise UnfoldableError(f"{path} 又用到它自己：{' → '.join((*above, path))}")
    if path not in sources:
        raise UnfoldableError(f"{above[-1] if above else '页面'} 要用的 {path} 不存在")
    for needed in imported(path, sources[path]):
        yield from _in_order(needed, sources, (*above, path))
    yield path


def _linked(
    entry: str, path: str, code: str, scopes: Mapping[str, str], names: Mapping[str, str]
) -> str:
    """A module's code whose imports are names of scopes and of published files."""

    def take(found: re.Match[str]) -> str:
        if not found[1]:
            return ""
        taken = found[1] if found[1].startswith("{") else f"{{ default as {found[1]} }}"
        return f"const {taken.replace(' as ', ': ')} = {scopes[_resolved(path, found[2])]};\n"

    def pass_on(found: re.Match[str]) -> str:
        if " as " in found[1]:
            raise UnfoldableError(f"{path}: 转出的名字不能改：{found[0].strip()}")
        scope = scopes[_resolved(path, found[2])]
        return f"const {found[1]} = {scope};\nexport {found[1]};\n"

    def load(found: re.Match[str]) -> str:
        target = _resolved(path, found[1])
        if target not in names:
            raise UnfoldableError(f"{path} 要用的 {target} 不存在")
        return f'import("{_relative(names[target], entry)}")'

    code = without_comments(code)
    code = _PASSED_ON.sub(pass_on, _IMPORT.sub(take, code))
    code = _LATER.sub(load, code)
    _refuse(path, _UNREAD.search(code))
    if path != entry:
        here = f'new URL("{_relative(path, entry)}", import.meta.url).href'
        code = code.replace("import.meta.url", here)
    return code


def _enclosed(path: str, code: str, scope: str) -> str:
    """A module as a value that holds what it exports."""
    exported = [name for _, name in _DECLARED.findall(code)]
    code = _DECLARED.sub(lambda found: f"{found[1]} {found[2]}", code)
    for names in _LISTED.findall(code):
        for pair in names.strip("{} \n").rstrip(",").split(","):
            own, _, given = pair.strip().partition(" as ")
            exported.append(f"{given}: {own}" if given else own)
    code = _LISTED.sub("", code)
    _refuse(path, _UNREAD_EXPORT.search(code))
    return f"const {scope} = (() => {{\n{code}return {{ {', '.join(exported)} }};\n}})();\n"


def _refuse(path: str, left: re.Match[str] | None) -> None:
    if left:
        raise UnfoldableError(f"{path}: 合并脚本时不认得这种写法：{left[0].strip()[:80]}")


def _resolved(path: str, address: str) -> str:
    if not address.startswith((".", "/")):
        raise UnfoldableError(f"{path}: 只能写相对地址：{address}")
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address))


def _relative(path: str, entry: str) -> str:
    relative = posixpath.relpath(path, posixpath.dirname(entry))
    return relative if relative.startswith(".") else f"./{relative}"
