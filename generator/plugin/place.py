"""The place a site is put in: what may not be replaced, and what a system says against writing."""

import errno
import signal
import threading
from pathlib import Path
from typing import NoReturn

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

UNTOUCHED = "原来的站点没有动。"
_MADE_BY_US = "data/v1/knowledge-base.json"  # every site of ours has it
_REASONS = {
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EFBIG: "文件太大，系统不许写",
    errno.EROFS: "这个磁盘是只读的",
    errno.EACCES: "没有写的权限",
    errno.EPERM: "系统不许写",
    errno.EXDEV: "它在另一个文件系统上",
    errno.EBUSY: "它正被占用，或者是一个挂载点",
    errno.ENOTDIR: "路上有一个文件，不是文件夹",
}


def refuse_target(target: Path, config: MkDocsConfig, *, replace: bool) -> None:
    """Stops when something stands in the place of the site that is no site of ours."""
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


def reason_of(error: OSError) -> str:
    """Why a system has refused to write, and what."""
    reason = _REASONS.get(error.errno or 0) or error.strerror or str(error)
    return f"{reason}（{error.filename}）" if error.filename else reason


class StopSignal:
    """Lets SIGTERM end a build as Ctrl-C does, so that it can clean up behind itself."""

    def __init__(self) -> None:
        self._before = None
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGTERM, _stop)

    def close(self) -> None:
        """Gives the signal back."""
        if self._before is not None:
            signal.signal(signal.SIGTERM, self._before)
            self._before = None


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt
