"""Every page is refused to who may not see it: one table over all addresses of both apps."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from akkoord.web.accounts import access
from akkoord.web.accounts import urls as accounts
from akkoord.web.accounts.roles import PERMISSIONS, Role
from akkoord.web.history import urls as history
from akkoord.web.jobs.models import Job

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

_OPEN = {"accounts:login", "accounts:second_step", "accounts:enrol", "accounts:logout", "accounts:welcome"}
_PAGES = {
    f"{app.app_name}:{pattern.name}": pattern for app in (accounts, history) for pattern in app.urlpatterns
}
_GUARDED = sorted(set(_PAGES) - _OPEN)
_NEED_A_ROLE = [name for name in _GUARDED if _PAGES[name].callback.permission]
_SAFE = {
    "accounts:desk",
    "accounts:account",
    "accounts:people",
    "accounts:keys",
    "accounts:all_keys",
    "history:home",
}


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


class TestGranted:
    def asked(self, client):
        """Ask a page of everybody for what its visitor may do."""
        return access.granted(client.get("/aanmelden/").wsgi_request)

    def test_is_nothing_until_the_code_was_shown(self, client, make, verify, second_step):
        an = make("An", Role.COORDINATOR)
        client.force_login(an)
        assert self.asked(client) == frozenset()

        verify(an)
        assert self.asked(client) == PERMISSIONS[Role.COORDINATOR]

    def test_is_nothing_for_a_visitor(self, client):
        assert self.asked(client) == frozenset()

    def test_holds_what_is_for_one_domain_only_where_that_is_asked(self, client, make):
        client.force_login(make("Bert", Role.EDITOR))
        request = client.get("/aanmelden/").wsgi_request

        assert "agreement.edit_text" not in access.granted(request)
        assert "agreement.edit_text" in access.granted(request, scope="wonen")
        assert "agreement.edit_text" not in access.granted(request, scope="mobiliteit")
        assert "agreement.edit_text" in access.granted_anywhere(request)

    def test_costs_one_query_however_often_it_is_asked(self, client, make, django_assert_num_queries):
        client.force_login(make("An", Role.COORDINATOR))
        request = client.get("/aanmelden/").wsgi_request
        request.user._prefetched_objects_cache = {}

        with django_assert_num_queries(1):
            for scope in ("", "wonen", "mobiliteit"):
                access.granted(request, scope=scope)


class TestNeeds:
    @pytest.mark.parametrize(("anywhere", "is_let_in"), [(False, False), (True, True)])
    def test_lets_in_who_holds_it_for_one_domain_only_where_the_view_says_so(
        self, client, make, anywhere, is_let_in
    ):
        client.force_login(make("Bert", Role.EDITOR))
        request = client.get("/aanmelden/").wsgi_request
        view = access.needs("agreement.edit_text", anywhere=anywhere)(lambda request: HttpResponse("in"))

        if is_let_in:
            assert view(request).content == b"in"
        else:
            with pytest.raises(PermissionDenied):
                view(request)


class TestJobOfSomebody:
    def test_is_hidden_from_who_showed_no_code(self, client, make, verify, second_step):
        an = make("An", Role.ADMINISTRATOR)
        job = Job.objects.create(kind="sweep", made_at=timezone.now(), run_after=timezone.now(), owner=an)
        client.force_login(an)
        assert client.get(f"/taken/{job.public_id}/").status_code == 404

        verify(an)
        assert client.get(f"/taken/{job.public_id}/").status_code == 200


class TestOpenPage:
    def test_is_only_what_logging_in_needs(self):
        guarded = {name for name, pattern in _PAGES.items() if hasattr(pattern.callback, "permission")}

        assert set(_PAGES) - guarded == _OPEN

    def test_of_somebody_who_may_not_says_so_in_words(self, client, make):
        client.force_login(make("An"))
        page = client.get("/en/werk/mensen/").content.decode()

        assert "You may not see this page" in page
        assert "style=" not in page
