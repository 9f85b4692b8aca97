"""Many promises at once: a sheet that goes out and comes back."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from akkoord.web.followup import actions, people, rolling
from akkoord.web.followup.bulk import applying, exporting, reading, refusals, typed
from akkoord.web.followup.given import GivenProof
from akkoord.web.followup.models import Deadline, Office, Owner, Service, Status
from akkoord.web.followup.reach import EVERYTHING, Reach
from web.followup.town import MORNING, promise, record

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)


def sheet(*rows, separator=",", headings="number,stage,true_on,proof_reference,remark,deadline"):
    """Return a sheet as CSV: the headings and these rows, all written with commas."""
    return "\n".join((headings, *rows)).replace(",", separator).encode()


def compared(content, reach=EVERYTHING):
    return applying.compare(reading.lines(content), reach, NOON)


def applied(content, reach=EVERYTHING, now=NOON):
    return list(applying.apply(reading.lines(content), reach, actor=None, now=now))


def said(one):
    """Return what a row makes of each column that it changes."""
    return {change.column: change.after for change in one.changes}


def problems(content, reach=EVERYTHING):
    return [
        (one.row, each.column, each.reason.code) for one in compared(content, reach) for each in one.problems
    ]


class TestReading:
    @pytest.mark.parametrize(
        "content",
        [
            sheet("1,in_progress,2026-03-01,,,"),
            sheet("1,in_progress,1/3/2026,,,", separator=";"),
            sheet("1,In uitvoering,1.3.2026,,,", separator="\t"),
            b"\xef\xbb\xbf" + sheet("1,In progress,2026-3-1,,,"),
            sheet("1,IN UITVOERING,1-3-2026", headings="Nummer,Fase,Sinds"),
            b"\r\n" + sheet("1,in_progress,2026-03-01,,,").replace(b"\n", b"\r\n"),
        ],
    )
    def test_takes_each_way_of_writing(self, town, content):
        (one,) = compared(content)

        assert not one.problems
        assert said(one) == {"stage": "in_progress", "true_on": "2026-03-01"}

    def test_takes_real_dates_and_runs_no_formula(self, town):
        book = Workbook()
        for row in (
            ["number", "stage", "true_on", "deadline", "weight"],
            [1, "delivered", date(2026, 3, 1), 2027, 1.5],
            [2, '=HYPERLINK("https://evil.example")', None, None, None],
        ):
            book.active.append(row)
        target = io.BytesIO()
        book.save(target)

        first, second = compared(target.getvalue())

        assert said(first) == {
            "stage": "delivered",
            "true_on": "2026-03-01",
            "deadline": "2027",
            "weight": "1.5",
        }
        assert [one.reason.code for one in second.problems] == ["formula_in_cell"]

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "sheet_empty"),
            (b"number,stage\n", "sheet_empty"),
            (b"number,stage\n1,\0", "sheet_unreadable"),
            (b"number,remark\n1,\xe9\xe9n", "sheet_unreadable"),
            (b"PK\x03\x04 no archive", "sheet_unreadable"),
            (b"nummering;fase\n1;x", "no_number_column"),
            (b"number,stage,Fase\n1,,", "column_twice"),
            (b"number,stage\n" + b"1,delivered\n" * 10_001, "sheet_too_long"),
            (b"number,stage\n" + b" " * reading.MOST_BYTES, "sheet_too_large"),
        ],
    )
    def test_refuses_what_is_no_sheet(self, content, code):
        with pytest.raises(refusals.InputError) as caught:
            reading.lines(content)

        assert caught.value.code == code


class TestComparing:
    @pytest.mark.parametrize(
        ("row", "expected"),
        [
            ("x,delivered,2026-03-01,,,", ("number", "not_a_number")),
            ("99,delivered,2026-03-01,,,", ("number", "no_such_promise")),
            ("1,klaar,2026-03-01,,,", ("stage", "unknown_stage")),
            ("1,delivered,31/2/2026,,,", ("true_on", "not_a_day")),
            ("1,delivered,3/3/2026,,,", ("true_on", "true_in_the_future")),
            ("1,delivered,,,,", ("true_on", "day_missing")),
            ("1,delivered,1/1/2026,,,", ("true_on", "day_of_before")),
            ("1,delivered,1/2/2026,,,", ("true_on", "day_of_before")),
            ("1,delivered,1/3/2026,https://stad.example/1,,", ("proof_reference", "proof_of_before")),
            ("1,delivered,1/3/2026,http:///,,", ("proof_reference", "not_an_address")),
            ("1,-,,,,", ("stage", "not_cleared")),
            ("1,Geen informatie,,,,", ("stage", "not_cleared")),
            ("1,,,-,,", ("proof_reference", "not_cleared")),
            ("1,,,,,ooit", ("deadline", "not_a_deadline")),
            ("1,,,,85.07.30-033.28,", ("remark", "national_number")),
            (f"1,,,,{'x' * 2001},", ("remark", "text_too_long")),
            ("2,,,,Bijna klaar,", ("stage", "proof_without_stage")),
        ],
    )
    def test_says_of_each_row_which_column_is_wrong_and_why(self, town, row, expected):
        proof = [GivenProof("address", "https://stad.example/1", date(2026, 2, 1))]
        record(1, "in_progress", date(2026, 2, 1), proof=proof, now=NOON)

        assert problems(sheet(row)) == [(2, *expected)]

    def test_changes_nothing_where_cells_are_empty(self, town):
        record(1, "in_progress", date(2026, 2, 1), remark="Let op", now=NOON)

        assert [one.state for one in compared(sheet("1,,,,,", "2,,,,,", "3,no_information,,,,"))] == [
            "same"
        ] * 3

    def test_takes_one_row_of_each_promise(self, town):
        assert problems(sheet("1,delivered,1/3/2026,,,", "1,dropped,2/3/2026,,,")) == [
            (3, "number", "number_again")
        ]

    def test_leaves_the_promises_of_another_service_alone(self, town):
        service = Service.objects.create(slug="wonen", name="Wonen")
        Owner.objects.create(promise=promise(1), service=service, from_on=date(2026, 1, 1))
        content = sheet("1,delivered,1/3/2026,,,", "2,delivered,1/3/2026,,,")

        applied(content, Reach(False, frozenset({"wonen"})))

        assert list(Status.objects.values_list("promise__number", flat=True)) == [1]
        assert problems(content, Reach(False, frozenset({"wonen"})))[-1] == (3, "number", "out_of_reach")


CARRIERS = "number,service,office,weight,partners,keepers"


@pytest.fixture
def carried(town):
    """Two services, one that ended, and an office; the first promise is carried by all it can be."""
    for slug, name, is_ended in (
        ("wonen", "Dienst Wonen", False), ("mob", "Mobiliteit", False), ("weg", "Wegen", True)
    ):  # fmt: skip
        Service.objects.create(slug=slug, name=name, is_ended=is_ended)
    Office.objects.create(title="Schepen van wonen")
    applied(sheet("1,wonen,Schepen van wonen,2,VDAB | De Lijn,Infrabel", headings=CARRIERS), now=MORNING)


class TestCarriers:
    def test_are_given_from_the_day_of_the_import(self, carried):
        row = "1;MOBILITEIT;-;1,50;VDAB|Infrabel|VDAB;-"
        found = applied(f"{CARRIERS.replace(',', ';')}\n{row}".encode())

        assert said(found[0]) == {
            "service": "mob", "office": "", "weight": "1.5", "partners": "Infrabel | VDAB", "keepers": "",
        }  # fmt: skip
        assert people.of([promise(1).pk], date(2026, 3, 1))[promise(1).pk].service == "Dienst Wonen"
        carriers = people.of([promise(1).pk], TODAY)[promise(1).pk]
        assert (carriers.service, carriers.office) == ("Mobiliteit", "")
        assert (carriers.partners, carriers.keepers) == (("Infrabel", "VDAB"), ())
        assert rolling.weight_of(promise(1)) == Decimal("1.5")

    @pytest.mark.parametrize(
        ("row", "column", "code", "named"),
        [
            ("2,Zorg,,,,", "service", "unknown_service", "Dienst Wonen, Mobiliteit"),
            ("2,weg,,,,", "service", "service_ended", "Wegen"),
            ("2,,Schepen,,,", "office", "unknown_office", "Schepen van wonen"),
            ("2,,,1/mei,,", "weight", "wrong_weight", "1/mei"),
            ("2,,,0.001,,", "weight", "wrong_weight", "0.001"),
            (f"2,,,,VDAB | {'x' * 161},", "partners", "text_too_long", "161"),
            ("2,,,,85.07.30-033.28,", "partners", "national_number", "partners"),
            ("1,,,,Infrabel,", "keepers", "partner_twice", "Infrabel"),
        ],
    )
    def test_say_which_cell_is_wrong_and_what_can_stand_there(self, carried, row, column, code, named):
        (one,) = compared(sheet(row, headings=CARRIERS))

        assert [(each.column, each.reason.code) for each in one.problems] == [(column, code)]
        assert named in str(one.problems[0].reason)

    def test_are_not_changed_before_a_change_that_is_still_to_come(self, carried):
        # The day before, nobody carries it yet: to name somebody would go before the change that is known.
        content = sheet("1,mob,Schepen van wonen,3,,", headings=CARRIERS)
        found = applying.compare(reading.lines(content), EVERYTHING, MORNING - timedelta(days=1))

        assert [(each.column, each.reason.code) for each in found[0].problems] == [
            ("service", "before_the_last_change"),
            ("office", "before_the_last_change"),
        ]

    def test_are_changed_only_by_who_assigns(self, carried):
        reach = Reach(False, frozenset({"wonen"}))
        out = exporting.exported("csv", TODAY, reach)
        columns = ("service", "office", "weight", "partners", "keepers")

        assert [one.state for one in compared(out, reach)] == ["same"]
        assert problems(sheet("1,mob,-,3,-,-", headings=CARRIERS), reach) == [
            (2, column, "may_not_assign") for column in columns
        ]


class TestApplying:
    def test_records_what_changed_and_loses_nothing_to_a_bad_row(self, town):
        record(1, "in_progress", date(2026, 2, 1), remark="Let op", now=NOON)
        actions.set_deadline(promise_id=promise(1).pk, deadline="2027", actor=None, now=NOON)

        found = applied(sheet("1,,,https://stad.example/2,-,-", "2,onzin,,,,", "3,delivered,1/3/2026,,,2028"))

        assert [one.state for one in found] == ["change", "problem", "change"]
        first, third = promise(1).statuses.last(), promise(3).statuses.get()
        assert (first.stage, first.true_on, first.remark) == ("in_progress", date(2026, 2, 1), "")
        assert [one.reference for one in first.proof.all()] == ["https://stad.example/2"]
        assert (third.stage, third.proof.count()) == ("delivered", 0)
        assert [one.text for one in Deadline.objects.all()] == ["2027", "", "2028"]

    def test_does_what_can_be_done_when_an_action_refuses(self, town, monkeypatch):
        def refuse(**values):
            if values["promise_id"] == promise(1).pk:
                raise actions.AlreadyWithdrawn(status=1)
            return kept(**values)

        kept = actions.record_status
        monkeypatch.setattr(actions, "record_status", refuse)

        found = applied(sheet("1,delivered,1/3/2026,,,", "2,delivered,1/3/2026,,,"))

        assert [one.state for one in found] == ["problem", "change"]
        assert Status.objects.count() == 1


# What a person may do to a promise: a stage since some day of February, with or without proof and remark.
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "number": st.sampled_from(["1", "2", "3"]),
            "stage": st.sampled_from(["", "in_progress", "Gerealiseerd", "dropped", "changed"]),
            "true_on": st.dates(date(2026, 2, 1), date(2026, 2, 28)).map(str) | st.just(""),
            "proof_reference": st.sampled_from(["", "-", "https://stad.example/1", "Verslag, punt 2", "'=1"]),
            "proof_title": st.sampled_from(["", "Besluit"]),
            "proof_seen_on": st.sampled_from(["", "2026-02-03"]),
            "remark": st.sampled_from(["", "-", "Let op", "=1+1", "Twee\nregels;=1"]),
            "deadline": st.sampled_from(["", "-", "2027", "6/2027"]),
            "service": st.sampled_from(["", "-", "wonen", "Mobiliteit"]),
            "office": st.sampled_from(["", "-", "Schepen van wonen"]),
            "weight": st.sampled_from(["", "-", "0", "1,50", "10"]),
            "partners": st.sampled_from(["", "-", "|", "VDAB | De Lijn", "=A;-b|VDAB"]),
            "keepers": st.sampled_from(["", "-", "VDAB", "@Net"]),
        }
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda row: row["number"],
)


def written(rows):
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue().encode()


class TestProperties:
    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(sheets=st.lists(ROWS, min_size=1, max_size=3))
    def test_twice_is_once_and_what_goes_out_comes_in_unchanged(self, carried, sheets):
        for rows in sheets:
            once = applied(written(rows))
            again = applied(written(rows))
            assert [one.state for one in again if one.state == "change"] == [], (once, again)

            out = exporting.exported("csv", TODAY)
            assert {one.state for one in compared(out)} == {"same"}
            assert {one.state for one in compared(exporting.exported("xlsx", TODAY))} == {"same"}
            applied(out)
            assert exporting.exported("csv", TODAY) == out


class TestExporting:
    def test_has_the_same_columns_in_both_forms_and_tells_what_they_mean(self, town):
        record(1, "in_progress", date(2026, 2, 1), remark="=1+1", now=NOON)

        rows = list(csv.DictReader(io.StringIO(exporting.exported("csv", TODAY).decode("utf-8-sig"))))
        book = load_workbook(io.BytesIO(exporting.exported("xlsx", TODAY)))

        assert (rows[0]["number"], rows[0]["stage"], rows[0]["true_on"]) == ("1", "in_progress", "2026-02-01")
        assert rows[0]["remark"] == "'=1+1"
        assert rows[1]["stage"] == "no_information"
        names = [
            row[2].value for row in book["Woordenlijst" if "Woordenlijst" in book else book.sheetnames[1]]
        ][1:]
        assert names == list(rows[0])


class TestDay:
    def test_is_no_day_for_what_is_none(self):
        with pytest.raises(typed.NotADay, match="'31/2/2026' is no day"):
            typed.day("31/2/2026")
        assert timezone.localdate(NOON) == TODAY


def test_a_row_that_is_refused_names_its_column_and_value():
    refused = refusals.NotANumber("number", "x", given="x")

    assert isinstance(refused, refusals.RowRefused)
    assert (refused.column, refused.value, str(refused)) == ("number", "x", "'x' is no number of a promise")
