from __future__ import annotations

import pytest

from web.agreement.sharing import town


@pytest.fixture
def version(db):
    return town.publish()
