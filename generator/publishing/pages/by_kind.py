"""All records by the plural of their kind, as the templates of one page see them."""

from collections.abc import Callable

from generator.model import KINDS, KnowledgeBase, Product, Record
from generator.publishing.pages.view import View

_KIND_BY_PLURAL = {kind.plural: kind for kind in KINDS}


class ByKind:
    """Views of all records of a kind, as an attribute: `records.rules`. Made on first use."""

    def __init__(self, base: KnowledgeBase, show: Callable[[Record], View]) -> None:
        """`show` makes the view of one record."""
        self._base = base
        self._show = show

    def __getattr__(self, plural: str) -> tuple[View, ...]:
        """Makes the views and keeps them as an attribute."""
        kind = _KIND_BY_PLURAL.get(plural)
        if kind is None:
            raise AttributeError(plural)
        views = tuple(map(self._show, self._base.of(kind)))
        setattr(self, plural, views)
        return views


def products_that_differ(base: KnowledgeBase) -> tuple[Product, ...]:
    """The products for which some stage has other costs, rules or steps, in the content's order."""
    named = {
        product
        for stage in base.stages
        for item in (*stage.costs, *(base.records[ref] for ref in (*stage.rules, *stage.steps)))
        for product in getattr(item, "products", ())
    }
    return tuple(product for product in base.of(Product) if product.id in named)
