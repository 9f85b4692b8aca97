from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.urls import reverse

from akkoord.web.agreement import actions, differences, queries
from akkoord.web.agreement.filtering import Filters
from akkoord.web.agreement.models import PromiseText
from akkoord.web.search import queries as search
from akkoord.web.search.models import Shelf

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)


def row(number, text, *, domain="Mobiliteit", theme="", level="action", targets=()):
    return {
        "id": f"p{number}", "text": text, "level": level, "line_start": number, "line_end": number,
        "domain": domain, "theme": theme, "subtheme": None, "parent": None, "targets": list(targets),
    }  # fmt: skip


TOWN = [
    row(1, "Meer en veiliger fietsen in de hele stad.", level="goal", theme="Fietsen"),
    row(2, "We leggen fietspaden aan.", targets=[{"text": "12 km"}], theme="Fietsen"),
    row(3, "De fiets krijgt voorrang.", level="highlight"),
    row(4, "Het stadspark krijgt een speeltuin.", domain="Natuur"),
    row(5, "Parken sluiten later.", domain="Natuur"),
]


@pytest.fixture
def version():
    version = actions.store_version(title="Akkoord", rows=TOWN, actor=None, now=NOW)
    return actions.publish(version_id=version.pk, actor=None, now=NOW)


def lines(version, **asked):
    """Return the first lines of what fits, which are the numbers of the rows above."""
    return [text.line_start for text in queries.found(version, Filters(**asked)).texts]


class TestFound:
    def test_stands_in_document_order_without_words(self, version):
        assert lines(version) == [1, 2, 3, 4, 5]
        assert queries.found(version, Filters()).search is None

    def test_stands_best_first_for_words(self, version):
        # 3 has the word; 1 its plural; 2 a compound.
        assert lines(version, words="fiets") == [3, 1, 2]

    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            ({"words": "fiets", "kind": "goal"}, [1]),
            ({"words": "fiets", "kind": "action"}, [2]),
            ({"words": "fiets", "kind": "highlight"}, [3]),
            ({"words": "fiets", "measurable": "yes"}, [2]),
            ({"words": "park", "domain": "natuur"}, [5, 4]),
            ({"words": "fiets", "domain": "natuur"}, []),
            ({"domain": "natuur"}, [4, 5]),
            ({"measurable": "yes"}, [2]),
        ],
    )
    def test_fits_every_filter(self, version, asked, expected):
        assert lines(version, **asked) == expected

    def test_knows_the_words_of_domain_and_theme(self, version):
        assert lines(version, words="natuur") == [4, 5]

    def test_keeps_versions_apart(self, version):
        other = actions.store_version(title="Ontwerp", rows=[row(9, "Een tram")], actor=None, now=NOW)

        assert lines(version, words="tram") == []
        assert lines(other, words="tram") == [9]

    def test_follows_a_text_that_was_indexed_again(self, version):
        PromiseText.objects.filter(version=version, line_start=5).update(text="Een tram rijdt later.")
        actions.index(version_id=version.pk)

        assert lines(version, words="tram") == [5]
        assert lines(version, words="sluiten") == []


class TestPage:
    @pytest.fixture
    def show(self, client, version):
        return lambda **asked: client.get(reverse("agreement:promises"), asked)

    def test_lists_what_was_found_in_its_order(self, show):
        page = show(q="fiets").content.decode()

        assert page.index("De fiets krijgt") < page.index("Meer en veiliger") < page.index("We leggen")

    def test_says_which_word_was_taken_for_a_typing_error(self, show):
        page = show(q="speletuin").content.decode()

        assert "speeltuin”" in page
        assert "“speletuin”" in page
        assert "Het stadspark" in page

    def test_says_which_word_stands_nowhere(self, show):
        page = show(q="olifant").content.decode()

        assert "“olifant”" in page

    def test_shows_what_was_asked_as_text(self, show):
        page = show(q="<script>alert(1)</script>").content.decode()

        assert "<script>alert" not in page

    @pytest.mark.parametrize("q", ['"', "*", "NEAR(", "'; DROP TABLE x; --", "de van", "a" * 200, "%", "\\"])
    def test_answers_whatever_is_asked(self, show, q):
        assert show(q=q).status_code == 200

    def test_has_pages(self, client):
        rows = [row(number, f"Een tram naar halte {number}") for number in range(1, 71)]
        version = actions.store_version(title="Lang", rows=rows, actor=None, now=NOW)
        actions.publish(version_id=version.pk, actor=None, now=NOW)
        page = client.get(reverse("agreement:promises"), {"q": "tram", "page": "2"}).context["page"]

        # Equal texts stay in document order over the pages, 50 on each.
        assert [text.line_start for text in page] == list(range(51, 71))

    def test_costs_the_same_for_few_and_for_many(self, client, django_assert_max_num_queries):
        rows = [row(number, f"Een tram naar halte {number}") for number in range(1, 301)]
        version = actions.store_version(title="Lang", rows=rows, actor=None, now=NOW)
        actions.publish(version_id=version.pk, actor=None, now=NOW)

        # Version, what the filters offer (eight), shelf, words, candidates, ids that fit, one page.
        for q in ("tram", "halte 7"):
            with django_assert_max_num_queries(18):
                assert client.get(reverse("agreement:promises"), {"q": q}).status_code == 200


class TestIndexPromises:
    def test_makes_a_lost_index_anew(self, version, capsys):
        Shelf.objects.all().delete()
        with pytest.raises(search.NotIndexed, match=r"no promise of \d+ was indexed yet"):
            lines(version, words="fiets")

        call_command("index_promises")

        assert lines(version, words="fiets") == [3, 1, 2]
        assert capsys.readouterr().out == "Indexed: Akkoord\n"


class TestOrder:
    """What is counted together has an order of its own, which no database may choose."""

    def test_of_domains_is_that_of_the_agreement(self, version):
        assert queries.domains(version).ordered

    def test_of_comparisons_is_the_last_made_first(self, db):
        assert differences.comparisons(with_drafts=True).ordered
