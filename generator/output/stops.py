"""What stops somebody who writes: a signal, or what the system says against it."""

import errno
import signal
import threading

_REASONS = {
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EFBIG: "文件太大，系统不许写",
    errno.EROFS: "这个磁盘是只读的",
    errno.EACCES: "没有读写的权限",
    errno.EPERM: "系统不许写",
    errno.EXDEV: "它在另一个文件系统上",
    errno.EBUSY: "它正被占用，或者是一个挂载点",
    errno.ENOTDIR: "路上有一个文件，不是文件夹",
    errno.EISDIR: "这是一个文件夹，不是文件",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ELOOP: "链接绕成了圈",
    errno.ENAMETOOLONG: "名字太长",
}
_UNKNOWN = "系统没有说为什么"
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")  # the last comes when a terminal is closed
_DEFAULTS = (signal.SIG_DFL, signal.default_int_handler)


def reason_of(error: OSError) -> str:
    """Why a system has refused, and what."""
    reason = _REASONS.get(error.errno or 0) or error.strerror or str(error) or _UNKNOWN
    return f"{reason}（{error.filename}）" if error.filename else reason


class StopSignal:
    """Lets every signal that asks for an end raise `KeyboardInterrupt`, as Ctrl-C does.

    So whoever is stopped can clean up behind itself. A signal that somebody else has taken, or that
    is to be ignored (`nohup`), is left alone. Threads other than the first may take none.
    """

    def __init__(self) -> None:
        self.came = False
        self._cleaning = False
        self._before = {}
        if threading.current_thread() is threading.main_thread():
            for number in (getattr(signal, name, None) for name in _SIGNALS):
                if number is not None and signal.getsignal(number) in _DEFAULTS:
                    self._before[number] = signal.signal(number, self._stop)

    def hold(self) -> None:
        """From now on no signal disturbs: what was begun is being cleaned up."""
        self._cleaning = True

    def close(self) -> None:
        """Gives the signals back."""
        while self._before:
            signal.signal(*self._before.popitem())

    def _stop(self, *_: object) -> None:
        if not self._cleaning:
            self.came = True
            raise KeyboardInterrupt
