"""A review in a real browser: by keyboard alone, without script, and by two people at the same time."""

from __future__ import annotations

import pytest
from django.test import Client

from akkoord.web.jobs import runs
from akkoord.web.review.models import Item, Review
from web.review.typist import Typist

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = """BESTUURSAKKOORD VOORBEELDEGEM 2025-2030

GROENE STAD

Straten

- **Elke straat krijgt groen.**
 - Wij planten 2.500 bomen tegen 2028.
 - De stad onthardt pleinen, en de stad legt parken aan.
 - Er komen meer banken.
 - Ze staan in de schaduw.
 - Voorbeeldegem telt veel parken.

WOONSTAD

Wonen

- **Wonen wordt betaalbaar.**
 - Er komen minstens 120 woningen.
 - De stad koopt gronden aan.
"""


@pytest.fixture
def cookies(site):
    """Log somebody in past the page for it, which has tests of its own, and give what the browser keeps."""

    def of(user):
        client = Client()
        client.force_login(user)
        return {name: cookie.value for name, cookie in client.cookies.items()}

    return of


@pytest.fixture
def typist(chromium, live_server, cookies):
    """Give people a keyboard: `typist(user)`."""
    people = []

    def comes(user, **options):
        people.append(Typist(chromium, live_server.url, cookies(user), **options))
        return people[-1]

    yield comes
    for one in people:
        one.context.close()


@pytest.fixture
def text_file(tmp_path):
    file = tmp_path / "akkoord.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def read(review=None):
    """Read what was brought in, as the worker does."""
    review = review or Review.objects.get()
    runs.run.func(review.job_id)
    return review


def states(review):
    return {item.text: item.state for item in Item.objects.filter(review=review).exclude(state="gone")}


class TestByKeyboardAlone:
    def bring_in(self, an, file):
        an.opens("/en/akkoord/inlezen/")
        an.tabs_to("Title of this version")
        an.types("Akkoord 2025-2030")
        an.tabs_to("Text of the agreement")
        an.attaches(file)
        an.tabs_to("Read this text")
        an.presses("Enter")
        an.sees("We are reading the text")
        review = read()
        an.sees("looked at")
        return review

    def test_from_the_document_to_what_residents_see(self, typist, coordinator, text_file):
        an = typist(coordinator)
        review = self.bring_in(an, text_file)
        print(states(review), list(review.items.values_list("text", "doubt", "doubts")))


class TestWithoutScript:
    pass
