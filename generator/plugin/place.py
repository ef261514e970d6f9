"""The place a site is put in: what may not be replaced."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

UNTOUCHED = "原来的站点没有动。"
_MADE_BY_US = "data/v1/knowledge-base.json"  # every site of ours has it


def refuse_target(target: Path, config: MkDocsConfig, *, replace: bool) -> None:
    """Stops when something stands in the place of the site that is no site of ours."""
    if target.is_symlink():  # after it was followed: it leads to itself
        raise Abort(f"site_dir 是一个绕成圈的链接，没有动它：{target}。换一个地方。")
    if not target.exists():
        return
    if not target.is_dir():
        raise Abort(f"site_dir 是一个文件，不是文件夹，没有动它：{target}。换一个地方。")
    if target in Path(config.config_file_path or config.docs_dir).resolve().parents:
        raise Abort(f"site_dir 里放着这个项目自己，没有动它：{target}。换一个地方。")
    if not (replace or (target / _MADE_BY_US).is_file()) and any(target.iterdir()):
        raise Abort(
            f"site_dir 里有别的东西，不是这里生成的站点，没有动它：{target}。"
            "换一个地方，或者先把它清空。确实要整个换掉，"
            "就在 mkdocs.yml 的 yuqi-guide 下写 replace: true。"
        )
