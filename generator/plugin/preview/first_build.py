"""The first build of a preview: what a template does wrong is kept, and shown as soon as it can be.

MkDocs ends a preview whose first build fails. Later builds may fail: the last good pages stay.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from mkdocs.exceptions import Abort

from generator.plugin.preview.empty import PAGE


class FirstBuild:
    """Keeps the first error of a build that must not fail."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        self._env: Any = None
        self._guarded: list[Any] = []
        self._inside = False

    def note(self, error: Exception) -> None:
        """Keeps an error, unless it is that the settings are wrong: without them nothing begins."""
        if isinstance(error, Abort):
            raise error
        self.error = self.error or error

    def guard(self, env: Any) -> None:
        """Lets the theme's templates fail: an empty page stands for each that cannot be made."""
        self._env, get, empty = env, env.get_template, env.from_string(PAGE)

        def guarded(name: str, *args: Any, **more: Any) -> Any:
            if self._inside:  # what a template includes fails together with it
                return get(name, *args, **more)
            try:
                template = get(name, *args, **more)
            except LookupError:
                raise  # MkDocs asks for some that need not be there
            except Exception as error:
                self.note(error)
                return empty
            template.render = partial(self._render, type(template).render, template)
            self._guarded.append(template)
            return template

        env.get_template = guarded

    def _render(self, render: Callable[..., str], template: Any, *args: Any, **more: Any) -> str:
        """A page, or an empty one."""
        self._inside = True
        try:
            return render(template, *args, **more)
        except Exception as error:
            self.note(error)
            return PAGE
        finally:
            self._inside = False

    def end(self) -> None:
        """Lets the templates of later builds fail as they do."""
        if self._env is not None:
            del self._env.get_template
        for template in self._guarded:
            vars(template).pop("render", None)
