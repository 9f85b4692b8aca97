from datetime import date

import pytest

from akkoord.rules.rule import Figures, NoSource, in_force, rule


@rule(valid_from=date(2024, 1, 1), valid_until=date(2025, 12, 31), source="art. 4")
def first_version(age_years: int, figures: Figures) -> bool:
    """Below the leaving age."""
    return age_years < figures.leaving_age_years


@rule(valid_from=date(2025, 7, 1), source="art. 4, changed")
def second_version(age_years: int, figures: Figures) -> bool:
    """Up to the leaving age."""
    return age_years <= figures.leaving_age_years


class TestRule:
    def test_stays_a_plain_function(self):
        assert first_version(17, Figures({"leaving_age_years": 18})) is True
        assert first_version(age_years=18, figures=Figures({"leaving_age_years": 18})) is False

    def test_keeps_its_name_and_source(self):
        assert (first_version.name, first_version.source) == ("first_version", "art. 4")

    def test_needs_its_source_text(self):
        namespace = {"rule": rule, "date": date}
        law = "@rule(valid_from=date(2024, 1, 1), source='art. 1')\ndef law(a: bool) -> bool:\n    return a\n"
        with pytest.raises(NoSource, match="rule 'law' has no source text"):
            exec(law, namespace)


class TestFigures:
    def test_name_what_there_is(self):
        with pytest.raises(AttributeError, match=r"no figure 'age'; there are \['top'\]"):
            Figures({"top": 1}).age  # noqa: B018 - looking it up is what fails


class TestInForce:
    @pytest.mark.parametrize(
        ("day", "version"),
        [
            (date(2023, 12, 31), None),
            (date(2024, 1, 1), first_version),
            (date(2025, 6, 30), first_version),
            (date(2025, 7, 1), second_version),
            (date(2026, 1, 1), second_version),
        ],
    )
    def test_is_the_version_that_started_last(self, day, version):
        assert in_force([second_version, first_version], day) is version

    def test_ends_with_the_last_version(self):
        assert in_force([first_version], date(2026, 1, 1)) is None
