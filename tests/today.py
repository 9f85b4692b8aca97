"""Let it be the day of a made-up town, whatever day it is."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone


def stays(patch: pytest.MonkeyPatch, day: date) -> None:
    """Let pages take `day` for today; the day of a given moment stays what it is."""
    of_a_moment = timezone.localdate
    patch.setattr(timezone, "localdate", lambda at=None: of_a_moment(at) if at else day)
