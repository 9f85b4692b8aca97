from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from akkoord.followup.report.periods import Period
from akkoord.web.files import queries as files
from akkoord.web.followup import reported
from akkoord.web.frame.national_numbers import NationalNumberFound
from akkoord.web.history import queries as history
from akkoord.web.jobs.models import Job
from akkoord.web.reports import actions, parts, queries
from akkoord.web.reports.models import Document, Part, Report, ReportFile, Words
from akkoord.web.reports.telling import TELLING
from web.followup.town import promise_row, publish, record

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

FIRST_2026 = Period(2026, 1)
SPRING, SUMMER = datetime(2026, 4, 1, 9, tzinfo=UTC), datetime(2026, 7, 20, 9, tzinfo=UTC)
# Made up, with a check that fits: 97 - 850730033 % 97 = 28.
NATIONAL = "85.07.30-033.28"


def write(words, now=SUMMER):
    return actions.write_words(period=FIRST_2026, words=words, actor=None, now=now)


class TestSend:
    def test_freezes_the_very_document_that_was_looked_at(self, town, sent):
        record(1, "in_progress", date(2026, 3, 1), now=SPRING)
        write({"": "Over het geheel.", "Groen": "Over groen."})
        seen = queries.draft(FIRST_2026, SUMMER.date())

        report = sent(FIRST_2026, SUMMER)

        text = queries.document_text(report)
        assert json.loads(text) == seen
        assert hashlib.sha256(text.encode()).hexdigest() == report.sha256
        assert [group["words"] for group in seen["domains"]] == ["", "Over groen."]

    def test_keeps_it_as_it_was_whatever_is_recorded_after(self, town, sent):
        report = sent(FIRST_2026, SUMMER)
        record(1, "delivered", date(2026, 3, 1), now=SUMMER)
        write({"": "Later."})

        found = queries.by_number(report.pk)

        assert found.summary["counts"]["no_information"] == 3
        assert queries.document(found)["words"] == ""

    def test_refuses_what_was_not_looked_at(self, town):
        seen = queries.digest(queries.draft(FIRST_2026, SUMMER.date()))
        record(1, "delivered", date(2026, 3, 1), now=SUMMER)

        with pytest.raises(actions.ReportChanged, match="look again before sending"):
            actions.send(period=FIRST_2026, seen=seen, actor=None, now=SUMMER)
        assert not Report.objects.exists()

    def test_of_a_second_click_is_refused(self, town):
        seen = queries.digest(queries.draft(FIRST_2026, SUMMER.date()))
        actions.send(period=FIRST_2026, seen=seen, actor=None, now=SUMMER)

        with pytest.raises(actions.ReportChanged):
            actions.send(period=FIRST_2026, seen=seen, actor=None, now=SUMMER)
        assert Report.objects.count() == 1

    @pytest.mark.parametrize("period", [Period(2026, 2), Period(2026), Period(2024, 2)])
    def test_refuses_a_period_that_goes_on_or_is_of_another_term(self, town, period):
        with pytest.raises(actions.NotEnded, match="has not ended, or does not belong to the term"):
            actions.send(period=period, seen="0" * 64, actor=None, now=SUMMER)

    def test_again_is_a_correction_that_names_the_one_it_replaces(self, town, sent):
        first = sent(FIRST_2026, SUMMER)
        write({"": "Verbeterd."})
        second = sent(FIRST_2026, SUMMER)

        assert (second.replaces, queries.latest(FIRST_2026)) == (first, second)
        assert queries.document(second)["replaces"] == first.sha256
        assert queries.by_number(first.pk).replaced_by == second

    def test_is_told_in_history_and_to_the_working_list(self, town, sent):
        report = sent(FIRST_2026, SUMMER)
        event = history.of(report).get()

        assert (event.kind, event.effective_on) == ("reports.sent", date(2026, 6, 30))
        assert report.sha256 in TELLING[event.kind](event.payload)
        assert (reported.last().last_day, reported.last().known_on) == (date(2026, 6, 30), date(2026, 7, 20))
        assert reported.last().address == report.get_absolute_url()

    def test_starts_the_making_of_its_files(self, town, sent, coordinator):
        sent(FIRST_2026, SUMMER, coordinator)

        assert [(job.kind, job.owner) for job in Job.objects.all()] == [(actions.KIND, coordinator)]


class TestTheDatabase:
    @pytest.mark.parametrize("model", [Report, Document, Part])
    def test_refuses_to_change_or_remove_what_was_sent(self, town, sent, model):
        sent(FIRST_2026, SUMMER)
        row = model.objects.first()

        with pytest.raises(IntegrityError, match="is not changed"), transaction.atomic():
            row.save()
        with pytest.raises(IntegrityError, match="is not changed"), transaction.atomic():
            model.objects.filter(pk=row.pk)._raw_delete("default")

    def test_refuses_a_second_report_that_corrects_none(self, town, sent):
        report = sent(FIRST_2026, SUMMER)
        report.pk, report.sha256 = None, "f" * 64

        with pytest.raises(IntegrityError), transaction.atomic():
            report.save(force_insert=True)


class TestParts:
    def test_hold_all_promises_of_each_domain_on_pages_of_a_hundred(self, db, sent):
        publish([promise_row(number) for number in range(1, 205)], SPRING)
        report = sent(FIRST_2026, SUMMER)
        sheet = queries.sheet(report)

        pages = [sheet.read("domein-1", number) for number in (1, 2, 3, 4)]

        assert [len(rows) for rows in pages] == [100, 100, 4, 0]
        assert [row for rows in pages for row in rows] == queries.document(report)["promises"]

    def test_are_the_same_of_a_preview_and_of_what_was_sent(self, town, sent):
        record(1, "in_progress", date(2026, 3, 1), now=SPRING)
        preview = parts.of(queries.draft(FIRST_2026, SUMMER.date()))
        kept = queries.sheet(sent(FIRST_2026, SUMMER))

        assert preview.summary == kept.summary
        for name in parts.sections(preview.summary):
            assert preview.read(name, 1) == kept.read(name, 1)


class TestWriteWords:
    def test_keeps_what_changed_and_tells_history_how_much_but_not_what(self, town):
        assert write({"": "Eerst.", "Groen": ""}) == 1
        assert write({"": "Eerst.", "Groen": "Bomen."}) == 1

        assert queries.words(FIRST_2026) == {"": "Eerst.", "Groen": "Bomen."}
        event = history.of(Words.objects.get(domain="Groen")).get()
        assert event.payload == {"period": "2026-1", "characters": 6}
        assert "2026" in TELLING[event.kind](event.payload)

    def test_can_be_taken_back(self, town):
        write({"": "Eerst."})
        write({"": ""})

        assert queries.words(FIRST_2026) == {}

    def test_refuses_a_national_number_and_keeps_nothing(self, town):
        with pytest.raises(NationalNumberFound, match="'Groen'"):
            write({"": "Goed.", "Groen": f"Aanvraag van {NATIONAL}"})
        assert not Words.objects.exists()

    def test_refuses_words_without_end(self, town):
        with pytest.raises(actions.WordsTooLong, match="have 4001 characters; a report holds 4000"):
            write({"": "x" * 4001})


class TestMakeFiles:
    def test_keeps_each_file_once_with_its_hash(self, town, sent, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        report = sent(FIRST_2026, SUMMER)
        seen = []

        class Progress:
            def report(self, done, total):
                seen.append((done, total))

        actions.make_files(Progress(), report.pk)
        said = actions.make_files(Progress(), report.pk)

        assert (said.code, said.values) == ("files_made", {"count": 6})
        kept = ReportFile.objects.select_related("file")
        assert sorted((one.language, one.form) for one in kept) == [
            (language, form) for language in ("en", "nl") for form in ("docx", "pdf", "xlsx")
        ]
        assert seen[-1] == (6, 6)
        for one in kept:
            with files.opened(one.file) as content:
                assert hashlib.sha256(content.read()).hexdigest() == one.file.sha256
            assert one.file.is_public
