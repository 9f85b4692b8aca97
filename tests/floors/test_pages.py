"""No page escapes the floors: each address of the site is in a list of `pages`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils import translation

from akkoord.web.accounts.models import Grant
from floors import pages

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

_ARGUMENTS = {
    "int": 1, "slug": "a", "str": "a", "uuid": "00000000-0000-0000-0000-000000000000", "path": "a"
}  # fmt: skip


def named(resolver: URLResolver, spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    """Return each address of the site with its whole name, such as `followup:home`."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from named(pattern, (*spaces, pattern.namespace) if pattern.namespace else spaces)
        else:
            yield ":".join((*spaces, pattern.name or str(pattern.pattern))), pattern


def name_of(path: str) -> str:
    """Return the name of an address, in whichever language."""
    with translation.override("en" if path.startswith("/en/") else "nl"):
        return resolve(path, urlconf="akkoord.web.config.urls").view_name


ADDRESSES = dict(named(get_resolver("akkoord.web.config.urls")))


class TestAddresses:
    def test_are_each_a_page_that_is_tested_or_no_page_for_a_reason(self, answers):
        asked = {
            name_of(answers.few[page.name].response.request["PATH_INFO"])
            for page in pages.ALL
            if page.status == 200 and not page.post
        }

        known = set(ADDRESSES)
        assert sorted(known - asked - set(pages.NO_PAGE) - pages.ONLY_SENT_TO) == []
        assert sorted((set(pages.NO_PAGE) | pages.ONLY_SENT_TO) - known) == []
        assert sorted(asked & (set(pages.NO_PAGE) | pages.ONLY_SENT_TO)) == []

    @pytest.mark.parametrize("name", sorted(pages.ONLY_SENT_TO))
    def test_that_only_take_a_form_cannot_be_asked_for(self, admin_of_all, name):
        converters = ADDRESSES[name].pattern.converters
        given = {key: _ARGUMENTS[_kind(converter)] for key, converter in converters.items()}

        assert admin_of_all.get(reverse(name, kwargs=given)).status_code == 405

    def test_answer_as_they_should(self, answers):
        wrong = {
            page.name: answers.few[page.name].response.status_code
            for page in pages.ALL
            if answers.few[page.name].response.status_code != page.status
        }

        assert wrong == {}


def _kind(converter: object) -> str:
    return type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")


@pytest.fixture
def admin_of_all(client, django_user_model):
    """Somebody who may do everything."""
    user = django_user_model.objects.create_user("els@voorbeeldegem.example", name="Els")
    for role in ("coordinator", "administrator"):
        Grant.objects.create(user=user, role=role, valid_from="2025-01-01")
    client.force_login(user)
    return client
