"""People of Voorbeeldegem who log in, with and without a telephone."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import Role

PASSWORD = "een fiets met zeven wielen"
_HASH = make_password(PASSWORD, hasher="md5")


@pytest.fixture
def password():
    """Give the password of everybody that `make` makes."""
    return PASSWORD


@pytest.fixture
def make():
    """Make a person, with the roles that are named, held since yesterday."""

    def make(name="An", *roles, **fields):
        fields = {"email": f"{name.lower()}@voorbeeldegem.example", "password": _HASH, **fields}
        user = User.objects.create(name=name, **fields)
        yesterday = timezone.localdate() - timedelta(days=1)
        for role in roles:
            scope = "wonen" if role in {Role.EDITOR, Role.SERVICE} else ""
            Grant.objects.create(user=user, role=role, scope=scope, valid_from=yesterday)
        return user

    return make


@pytest.fixture
def second_step(settings):
    """Switch the second step on, as in a city, without the waits after a wrong code."""
    settings.AKKOORD_TOTP = True
    settings.OTP_TOTP_THROTTLE_FACTOR = settings.OTP_STATIC_THROTTLE_FACTOR = 0


@pytest.fixture
def verify(client):
    """Log somebody in who has shown a code already."""

    def verify(user):
        device = TOTPDevice.objects.create(user=user, name="telephone", confirmed=True)
        client.force_login(user)
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = device.persistent_id
        session.save()
        return device

    return verify
