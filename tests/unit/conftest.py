"""The scripts of the browser, for tests that call them as functions."""

import pytest

from tests.node import Scripts


@pytest.fixture(scope="session")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Scripts:
    """The scripts of the site, and a Node to call them in."""
    return Scripts(tmp_path_factory.mktemp("scripts"))
