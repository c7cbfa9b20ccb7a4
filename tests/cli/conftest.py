"""Every command test works in an empty folder of its own."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _in_a_workplace(workplace: object) -> None:
    """See `workplace`."""
