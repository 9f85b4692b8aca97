"""Finding and comparing promises in a real browser: by keyboard alone, with scripts, and without."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from akkoord.web.agreement import actions, comparing
from floors import town as voorbeeldegem
from thread.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LATER = voorbeeldegem.NOW + timedelta(days=300)
TREES = "Wij planten 2.500 bomen tegen juni 2029."
FEWER = "Wij onderzoeken of er 500 bomen bij kunnen tegen juni 2029."


class Reader(Person):
    """Somebody who keeps an eye on the address, and on what the browser complains of."""

    def __init__(self, chromium, site, **options):
        super().__init__(chromium, site, **options)
        self.complaints = []
        self.page.on("console", lambda said: said.type == "error" and self.complaints.append(said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def types(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def walks_to(self, label):
        """Press Tab until what has the focus is called so."""
        for _ in range(40):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("focused()") == label:
                return
        raise AssertionError(f"Tab never came to {label}")

    def has_focus_on(self, label):
        self.page.wait_for_function("label => focused() === label", arg=label)

    def asks_for(self, **filters):
        """Wait until the address holds these filters, and nothing else."""
        self.page.wait_for_url(lambda url: dict(parse_qsl(urlsplit(url).query)) == filters)


# What a person knows of the thing in focus: its label, or its own words.
_FOCUSED = """window.focused = () => {
  const one = document.activeElement;
  return (one.labels?.[0] ?? one).innerText?.trim() ?? "";
};"""


@pytest.fixture
def reader(site, chromium, live_server):
    """Give people a browser: `reader(java_script_enabled=False)`."""
    people = []

    def comes(**options):
        people.append(Reader(chromium, live_server.url, **options))
        people[-1].context.add_init_script(_FOCUSED)
        return people[-1]

    yield comes
    for one in people:
        one.context.close()


@pytest.fixture
def version(transactional_db):
    return voorbeeldegem.publish(voorbeeldegem.rows())


@pytest.fixture
def two_versions(version):
    """The same agreement a year later: fewer trees, and nothing saved."""
    numbers = {row["id"]: number for number, row in enumerate(voorbeeldegem.rows(), start=1)}
    rows = [
        row | {"text": FEWER if row["text"] == TREES else row["text"]} for row in voorbeeldegem.rows()[:-1]
    ]
    later = actions.store_version(
        title="Bijgestuurd akkoord", rows=rows, continues=numbers, actor=None, now=LATER
    )
    actions.publish(version_id=later.pk, actor=None, now=LATER)
    comparing.compare(old_id=version.pk, new_id=later.pk, now=LATER)
    return version, later


class TestFinding:
    def test_goes_from_a_typing_error_to_a_promise_and_back_by_keyboard(self, version, reader):
        one = reader()
        one.opens("/en/beloften/")
        one.walks_to("Search the promises")
        one.page.keyboard.type("wonignen")
        one.types("Enter")
        one.sees("We searched for “woningen”")
        one.has_focus_on("Search the promises")
        one.asks_for(q="wonignen")

        one.walks_to("Kind")
        one.page.keyboard.type("Goals")
        one.asks_for(q="wonignen", kind="goal")
        one.has_focus_on("Kind")
        expect(one.page.get_by_role("status")).to_have_text(re.compile(r"^\d+ promises?$"))
        one.does_not_see("Wij bouwen minstens")

        one.walks_to("Onbewoonde woningen krijgen sneller bewoners.")
        one.types("Enter")
        one.is_at("Onbewoonde woningen krijgen sneller bewoners.")
        one.page.go_back()
        one.asks_for(q="wonignen", kind="goal")
        expect(one.page.get_by_label("Search the promises")).to_have_value("wonignen")
        expect(one.page.get_by_label("Kind", exact=True)).to_have_value("goal")
        one.page.go_back()
        one.asks_for(q="wonignen")
        expect(one.page.get_by_label("Kind", exact=True)).to_have_value("")
        one.sees("Wij bouwen minstens")
        assert one.complaints == []

    def test_renews_the_numbers_behind_its_choices(self, version, reader):
        one = reader()
        one.opens("/en/beloften/")
        kind = one.page.get_by_label("Kind", exact=True)
        expect(kind).to_contain_text("Highlights (2)")
        one.page.get_by_label("Domain", exact=True).select_option("groene-stad")

        expect(kind).to_contain_text("Goals (1)")
        expect(kind).not_to_contain_text("Highlights")
        expect(one.page.get_by_label("Domain", exact=True)).to_have_value("groene-stad")

    def test_keeps_the_filters_of_another_page_until_their_chip_is_taken_away(self, version, reader):
        one = reader()
        one.opens("/en/beloften/?theme=Leegstand")
        one.chooses("Goals (1)", of="Kind")
        one.asks_for(theme="Leegstand", kind="goal")
        one.follows("Theme: Leegstand")

        one.asks_for(kind="goal")
        one.sees("Elke straat krijgt groen.")
        assert one.complaints == []

    def test_works_without_script(self, version, reader):
        one = reader(java_script_enabled=False)
        one.opens("/en/beloften/")
        one.fills_in({"Search the promises": "wonignen"})
        one.page.get_by_label("Kind", exact=True).select_option("goal")
        one.presses("Show")
        one.sees("We searched for “woningen”")
        one.follows("Kind: Goals")

        one.asks_for(q="wonignen")
        one.follows("Onbewoonde woningen krijgen sneller bewoners.")
        one.is_at("Onbewoonde woningen krijgen sneller bewoners.")


class TestComparing:
    @pytest.mark.parametrize("has_script", [True, False])
    def test_goes_from_two_versions_to_what_became_of_a_promise(self, two_versions, reader, has_script):
        one = reader(java_script_enabled=has_script)
        one.opens("/en/")
        one.follows("Versions")
        one.is_at("Versions side by side")
        one.presses("Compare")
        one.is_at("Bestuursakkoord 2025-2030 → Bijgestuurd akkoord")
        one.sees("Was", TREES, "Now", FEWER)

        one.follows("Dropped")
        one.sees("Wij sparen 400.000 euro")
        one.does_not_see(FEWER)
        one.follows("promise 13")
        one.is_at(re.compile("Wij sparen 400.000 euro"))
        one.sees("Bestuursakkoord 2025-2030")
        assert one.complaints == []

    def test_is_done_by_keyboard(self, two_versions, reader):
        one = reader()
        one.opens("/en/vergelijken/")
        one.walks_to("Older version")
        one.walks_to("Newer version")
        one.walks_to("Compare")
        one.types("Enter")

        one.is_at("Bestuursakkoord 2025-2030 → Bijgestuurd akkoord")
