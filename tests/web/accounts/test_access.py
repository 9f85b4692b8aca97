"""Every page is refused to who may not see it: one table over all addresses of both apps."""

import pytest
from django.urls import reverse

from akkoord.web.accounts import urls as accounts
from akkoord.web.accounts.roles import PERMISSIONS, Role
from akkoord.web.history import urls as history

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

_OPEN = {"accounts:login", "accounts:second_step", "accounts:enrol", "accounts:logout", "accounts:welcome"}
_PAGES = {
    f"{app.app_name}:{pattern.name}": pattern for app in (accounts, history) for pattern in app.urlpatterns
}
_GUARDED = sorted(set(_PAGES) - _OPEN)
_NEED_A_ROLE = [name for name in _GUARDED if _PAGES[name].callback.permission]
_SAFE = {"accounts:desk", "accounts:account", "accounts:people", "history:home"}


def address(name):
    parts = _PAGES[name].pattern.converters
    return reverse(name, kwargs=dict.fromkeys(parts, 1))


def asked(client, name):
    return client.get(address(name)) if name in _SAFE else client.post(address(name))


@pytest.mark.parametrize("name", _GUARDED)
class TestGuardedPage:
    def test_sends_a_visitor_to_the_log_in(self, client, name):
        assert asked(client, name).url.startswith(
            "/aanmelden/?next=/werk/" if name not in _SAFE else "/aanmelden/"
        )

    def test_sends_who_showed_no_code_to_the_second_step(self, client, name, make, second_step):
        client.force_login(make("Baas", *PERMISSIONS.keys() - {Role.SOCIAL_WORKER}))

        assert asked(client, name).url.startswith(
            "/aanmelden/code/?next=%2Fwerk%2F" if name not in _SAFE else "/aanmelden/code/"
        )


@pytest.mark.parametrize("name", _NEED_A_ROLE)
class TestPageForARole:
    def test_is_refused_to_who_has_an_account_only(self, client, name, make):
        client.force_login(make("An"))

        assert asked(client, name).status_code == 403

    @pytest.mark.parametrize("role", list(Role))
    def test_is_refused_to_every_other_role(self, client, name, make, role, verify, second_step):
        permission = _PAGES[name].callback.permission
        verify(make("An", role))

        refused = asked(client, name).status_code == 403
        assert refused == (permission not in PERMISSIONS[role])

    def test_is_refused_once_the_role_is_over(self, client, name, make):
        an = make("An", Role.ADMINISTRATOR, Role.COORDINATOR)
        client.force_login(an)
        for grant in an.grants.all():
            grant.valid_until = grant.valid_from
            grant.save()

        assert asked(client, name).status_code == 403


class TestOpenPage:
    def test_is_only_what_logging_in_needs(self):
        guarded = {name for name, pattern in _PAGES.items() if hasattr(pattern.callback, "permission")}

        assert set(_PAGES) - guarded == _OPEN

    def test_of_somebody_who_may_not_says_so_in_words(self, client, make):
        client.force_login(make("An"))
        page = client.get("/en/werk/mensen/").content.decode()

        assert "You may not see this page" in page
        assert "style=" not in page
