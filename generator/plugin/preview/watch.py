"""Notices saved files sooner than MkDocs does on its own, and tells content from other files."""

from importlib.resources import files
from pathlib import Path
from stat import S_ISREG

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

LOOK_EVERY = 0.05  # seconds between two looks at the files, of which each takes 0.002
WAIT_FOR_MORE = 0.03  # seconds; an editor may write a file in two steps


def tune_server(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Makes a server notice a saved file and answer sooner than MkDocs does on its own.

    Polling, unlike notifications from the system, works on every file system and is not triggered
    by our own reading. The templates are watched too, wherever the package is installed.
    """
    config.watch.append(str(files("generator.publishing") / "templates"))
    watched = [path for path in (config.docs_dir, config.config_file_path) if path]
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=LOOK_EVERY)
    for path in watched:
        server.watch(path)
    server.build_delay = WAIT_FOR_MORE
    # A page requests ten files at once; with a queue of six, some of them wait for seconds.
    server.request_queue_size = 64


def watched_state(config: MkDocsConfig) -> frozenset[tuple[str, int, int]]:
    """Every watched file that is not content, with its time and size.

    If two states are equal, only the content can have changed.
    """
    content = Path(config.docs_dir)
    roots = [content, *map(Path, config.watch)]
    found = {file for root in roots for file in (root.rglob("*") if root.is_dir() else [root])}
    found.add(Path(config.config_file_path))
    return frozenset(
        seen
        for file in found
        if not (content in file.parents and file.suffix in (".yml", ".md"))
        if (seen := _seen(file)) is not None
    )


def _seen(file: Path) -> tuple[str, int, int] | None:
    """A file with its time and size; None if it is not a file, or is gone since it was listed."""
    try:
        status = file.stat()
    except OSError:
        return None
    return (str(file), status.st_mtime_ns, status.st_size) if S_ISREG(status.st_mode) else None
