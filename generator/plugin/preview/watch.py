"""Notices saved files, sooner than MkDocs does on its own, and tells content from all the rest."""

from importlib.resources import files
from pathlib import Path
from stat import S_ISREG

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

LOOK_EVERY = 0.1  # seconds between two looks at the files
WAIT_FOR_MORE = 0.03  # seconds; an editor may write a file in two goes


def tune_server(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Makes a server notice a saved file and answer sooner than MkDocs does on its own.

    Looking, and not asking the system to be told, works on every file system and is not woken by
    our own reading. The templates are watched too, wherever the package is installed.
    """
    config.watch.append(str(files("generator.publishing") / "templates"))
    watched = [path for path in (config.docs_dir, config.config_file_path) if path]
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=LOOK_EVERY)
    for path in watched:
        server.watch(path)
    server.build_delay = WAIT_FOR_MORE
    server.request_queue_size = 64  # a page asks for ten files at once; of six, some wait seconds


def watched_state(config: MkDocsConfig) -> frozenset[tuple[str, int, int]]:
    """Every watched file that is not content, with its time and size.

    When they are the same, only the content can have changed.
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
    """A file with its time and size; None when it is none, or gone since it was listed."""
    try:
        status = file.stat()
    except OSError:
        return None
    return (str(file), status.st_mtime_ns, status.st_size) if S_ISREG(status.st_mode) else None
