"""An interview of a household: what is asked, what never is, and the answers that it ends with."""

import json

import pytest

from akkoord.rights import law_book
from akkoord.rights.formats import cases_file
from akkoord.rights.household_assessment import assess
from akkoord.rights.interview import priors, session

MEMBERS = ({"id": "a", "role": "applicant"}, {"id": "k", "role": "child"})
FEW = ("leefloon", "pro_deo", "verwarmingstoelage", "it")
# On 1 October 2024: 1288.46 a month for who lives alone; 1884 for pro deo; 23851.17 a year for heating.
ANSWERS = {
    "a.birth": "1980-03-01",
    "a.resident": True,
    "a.dependant": False,
    "a.means_month": 900,
    "a.earned_net_month": 0,
    "a.spi": False,
    "a.points": 12,
    "net_month": 1700,
    "fuel": "oil",
    "debt_mediation": False,
    "gross_taxable_income_prev_year": 20000,
}


def book(*ids):
    law = law_book.in_force()
    return law_book.LawBook(tuple(law.right(one) for one in ids), law.figures, {})


def sheet(*members, on="2024-10-01", **household):
    return {"id": "h", "date": on, "household": household, "members": list(members or MEMBERS[:1])}


def answer_to(question, answers):
    found = answers[question.name]
    return found if question.above is None else found * 100 > question.above


def talked(talk, answers):
    """Go through a whole interview; return it with the names that were asked."""
    asked = []
    while (question := session.next_question(talk)) is not None:
        asked.append((question.name, question.above))
        talk = session.answered(talk, question, answer_to(question, answers))
    return talk, asked


@pytest.fixture(scope="module")
def whole_talk():
    return talked(session.start(sheet(), book(*FEW)), ANSWERS)


class TestAnInterview:
    def test_ends_with_every_right_decided(self, whole_talk):
        talk, asked = whole_talk

        assert talk.is_done
        assert {name for name, _ in asked} <= set(ANSWERS)
        assert {name: found.eligible for name, found in talk.assessments.items()} == dict.fromkeys(FEW, True)

    def test_gives_the_answers_of_the_whole_form(self, whole_talk):
        talk, _ = whole_talk
        told = sheet({**MEMBERS[0], **{name[2:]: one for name, one in ANSWERS.items() if name[:2] == "a."}})
        told["household"] = {name: one for name, one in ANSWERS.items() if "." not in name}
        (case,) = cases_file.read(json.dumps(told))

        for right in talk.book.rights:
            of_form = assess(right, case.household)
            assert talk.assessments[right.id].eligible == of_form.eligible
            assert talk.assessments[right.id].amount.value in (of_form.amount.value, None)

    def test_never_asks_a_fact_twice(self, whole_talk):
        _, asked = whole_talk

        assert len(asked) == len(set(asked))

    def test_never_asks_what_no_open_right_needs(self):
        too_old = {"id": "a", "role": "applicant", "birth": "1940-01-01"}
        talk, asked = talked(session.start(sheet(too_old), book("it", "ivt", "leefloon")), ANSWERS)

        assert talk.assessments["it"].eligible is False
        assert {name for name, _ in asked} <= {
            "a.resident", "a.means_month", "a.earned_net_month", "a.spi",
        }  # fmt: skip

    def test_says_for_which_rights_it_asks(self):
        question = session.next_question(session.start(sheet(), book("it", "ivt")))

        assert set(question.why) <= {"it", "ivt"}
        assert question.why


class TestNotKnown:
    def test_is_never_asked_again_and_leaves_the_right_open(self):
        talk = session.start(sheet(), book("it"))
        asked = []
        while (question := session.next_question(talk)) is not None:
            asked.append(question.name)
            talk = session.answered(talk, question, None)

        assert sorted(asked) == ["a.birth", "a.points", "a.resident"]
        assert talk.assessments["it"].eligible is None
        assert talk.not_known == set(asked)


class TestLimits:
    def test_come_before_amounts_where_only_a_limit_counts(self):
        question = session.next_question(session.start(sheet(), book("pro_deo")))

        assert (question.name, question.above is not None) == ("net_month", True)

    def test_give_a_range_to_the_case(self):
        talk = session.start(sheet(on="2024-10-01"), book("pro_deo"))
        question = session.next_question(talk)
        after = session.answered(talk, question, answer=True)

        # From 1 September 2024: free below 1582 (1581.99 or less), a part below 1884.
        assert question.above in (1581_99, 1883_99)
        assert after.told_of("net_month") == {"at_least": (question.above + 1) / 100}

    def test_are_not_asked_where_an_amount_depends_on_the_number(self):
        told = {"id": "a", "role": "applicant", "birth": "1980-03-01", "resident": True, "spi": False}
        talk = session.start(sheet({**told, "earned_net_month": 0}), book("leefloon"))

        question = session.next_question(talk)

        assert (question.name, question.above) == ("a.means_month", None)


class TestKeeping:
    def test_goes_on_from_the_sheet(self):
        talk = session.start(sheet(), book(*FEW))
        for _ in range(3):
            question = session.next_question(talk)
            talk = session.answered(talk, question, answer_to(question, ANSWERS))
        resumed = session.start(json.loads(json.dumps(talk.sheet)), talk.book)

        assert session.next_question(resumed) == session.next_question(talk)

    def test_remembers_what_is_not_known(self):
        talk = session.start(sheet(), book("it"))
        question = session.next_question(talk)
        talk = session.answered(talk, question, None)

        assert question.name in session.start(json.loads(json.dumps(talk.sheet)), talk.book).not_known


class TestStoppingEarly:
    def test_leaves_what_is_worth_too_little(self):
        talk = session.start(sheet(), book("it"))
        worth = priors.read().of_right("it")

        assert session.next_question(talk, least_worth=worth + 1) is None
        assert session.next_question(talk, least_worth=worth) is not None


class TestAnAnswer:
    def test_that_cannot_be_is_refused(self):
        talk = session.start(sheet(), book("pro_deo", "verwarmingstoelage"))
        while (question := session.next_question(talk)).name != "fuel":
            talk = session.answered(talk, question, answer_to(question, ANSWERS))

        with pytest.raises(session.BadAnswer, match="fuel cannot be 'wood'"):
            session.answered(talk, question, "wood")


class TestWhatIsNotTold:
    def test_is_not_taken_for_granted(self):
        """In a file, benefits that are absent are none; in an interview they are asked."""
        talk = session.start(sheet(municipality="Genk"), book("sociaal_tarief_energie"))
        told = {
            "social_flat_collective_heating": False, "a.benefits": [{"type": "igo", "since": "2020-01-01"}],
        }  # fmt: skip
        talk, asked = talked(talk, told)

        assert "a.benefits" in [name for name, _ in asked]
        assert talk.assessments["sociaal_tarief_energie"].eligible is True
