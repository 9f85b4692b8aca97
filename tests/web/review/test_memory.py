"""What people made of an agreement comes back when the same words are read again, also years later."""

from datetime import timedelta

import pytest

from akkoord.web.agreement.models import PromiseText
from akkoord.web.review import actions
from akkoord.web.review.models import Item
from web.review.conftest import NOW, Desk, bring_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TEXT = """STAD

- **Meer groen.**
 - Wij planten 500 bomen.
 - Er komt een park in de wijk.
- **Veilige straten.**
 - Elke school krijgt een schoolstraat.

WONEN

- **Wonen blijft betaalbaar.**
 - Er komen 20 woningen bij.
"""
TREES, HOMES, GREEN, SAFE = "500 bomen", "20 woningen", "Meer groen", "Veilige straten"


def again(desk, text=TEXT):
    """Publish a review and bring in a text as the version that follows."""
    desk.accept_all()
    version = desk.publish()
    review = bring_in(text.encode(), follows=version, now=desk.now + timedelta(days=1))
    return Desk(review, desk.actor)


@pytest.fixture
def desk(an):
    return Desk(bring_in(TEXT.encode(), now=NOW), an)


class TestTheNextReview:
    def test_has_the_heading_that_was_renamed_also_for_what_is_new_under_it(self, desk):
        desk.does(actions.retitle, TREES, domain="Leefmilieu", theme="", subtheme="", everywhere=True)
        more = TEXT.replace("wijk.\n", "wijk.\n - Er komt een zwemvijver.\n")
        later = again(desk, more)

        assert later.item("zwemvijver").domain == "Leefmilieu"
        assert (later.item(TREES).domain, later.item(TREES).state) == ("Leefmilieu", "accepted")
        assert later.item(HOMES).domain == "WONEN"
        assert list(later.review.items.filter(state="open")) == [later.item("zwemvijver")]

    def test_leaves_a_heading_alone_that_only_some_promises_left(self, desk):
        desk.does(actions.retitle, TREES, domain="Leefmilieu", theme="", subtheme="")
        later = again(desk, TEXT.replace("wijk.\n", "wijk.\n - Er komt een zwemvijver.\n"))

        assert (later.item(TREES).domain, later.item("zwemvijver").domain) == ("Leefmilieu", "STAD")

    def test_has_the_level_and_the_goal_that_people_gave(self, desk):
        desk.does(actions.change_level, "schoolstraat", level="highlight")
        desk.does(actions.reparent, TREES, parent_id=desk.item(SAFE).pk)
        later = again(desk)

        assert later.item("schoolstraat").level == "highlight"
        assert later.item(TREES).parent == later.item(SAFE)
        assert later.item("een park").parent == later.item(GREEN)
        assert not later.review.items.filter(state="open").exists()

    def test_takes_what_is_read_where_the_document_puts_it_elsewhere(self, desk):
        desk.does(actions.retitle, TREES, domain="Leefmilieu", theme="", subtheme="")
        later = again(desk, TEXT.replace("STAD", "KLIMAAT"))

        assert later.item(TREES).domain == "KLIMAAT"

    def test_knows_it_still_in_the_version_after_that(self, desk):
        desk.does(actions.edit, TREES, text="Wij planten 500 bomen tegen 2029.")
        desk.does(actions.mark_no_promise, "schoolstraat")
        desk.does(actions.retitle, HOMES, domain="Huisvesting", theme="", subtheme="", everywhere=True)
        last = again(again(desk))

        assert last.item(TREES).text == "Wij planten 500 bomen tegen 2029."
        assert last.item(TREES).marks["targets"][0]["deadline"] == "2029"
        assert last.item("schoolstraat").state == Item.State.NO_PROMISE
        assert last.item(HOMES).domain == "Huisvesting"
        assert not last.review.items.filter(state="open").exists()

    def test_says_nothing_of_words_that_stand_there_twice(self, desk):
        desk.does(actions.edit, TREES, text="Wij planten 500 bomen tegen 2029.")
        later = again(desk, TEXT + " - Wij planten 500 bomen.\n")

        assert later.review.items.filter(text="Wij planten 500 bomen.").count() == 2


class TestWords:
    def test_that_were_changed_and_changed_back_keep_their_names(self, an):
        words = "Samen met de VDAB komt er een banenmarkt in de wijk."
        desk = Desk(bring_in(f"STAD\n\n- {words}\n".encode()), an)
        desk.does(actions.edit, "VDAB", text="Er komt een banenmarkt.")
        desk.does(actions.edit, "banenmarkt", text=words)
        text = PromiseText.objects.get(version=desk.publish())

        assert [mark.name.name for mark in text.name_marks.all()] == ["VDAB"]

    def test_of_a_promise_at_another_level_keep_names_that_are_written_otherwise(self, an):
        words = "Samen met de Vlaamse Dienst voor Arbeidsbemiddeling en Beroepsopleiding komt er een beurs."
        desk = Desk(bring_in(f"STAD\n\n- {words}\n".encode()), an)
        names = desk.item("beurs").marks["actors"]
        desk.does(actions.change_level, "beurs", level="highlight")

        assert names == ["VDAB"]
        assert desk.item("beurs").marks["actors"] == names
