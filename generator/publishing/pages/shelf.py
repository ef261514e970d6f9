"""All records, by kind, as the templates of one page see them."""

from generator.model import KINDS
from generator.publishing.pages.view import View, Viewer

_KIND_BY_PLURAL = {kind.plural: kind for kind in KINDS}


class Shelf:
    """All records of a kind as views, by the plural of the kind: `shelf.rules`."""

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer

    @property
    def differing(self) -> tuple[View, ...]:
        """The products a stage differs by, in the order of the content."""
        base = self._viewer.base
        named = {
            product
            for stage in base.stages
            for item in (*stage.costs, *(base.records[ref] for ref in (*stage.rules, *stage.steps)))
            for product in getattr(item, "products", ())
        }
        return tuple(product for product in self.products if product.id in named)

    def __getattr__(self, plural: str) -> tuple[View, ...]:
        """Makes the views on first use and keeps them."""
        kind = _KIND_BY_PLURAL.get(plural)
        if kind is None:
            raise AttributeError(plural)
        views = tuple(self._viewer.record(record) for record in self._viewer.base.of(kind))
        setattr(self, plural, views)
        return views
