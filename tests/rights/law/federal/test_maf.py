import pytest

from akkoord.rights.household_assessment import assess
from known_households import plain, reasons, told

RIGHT = plain("maf")
ON = "2019-06-15"
# No verhoogde tegemoetkoming, nobody chronically ill, and an income above the last bound.
HOME = {"vt_status": False, "chronic": False, "net_taxable_income_ref": 60_000}


def asked(on, **facts):
    return assess(RIGHT.right, told(on, {"birth": "1990-03-01"}, **HOME | facts))


BRACKETS = [
    ("2018-06-15", 0, 468.18),
    ("2018-06-15", 18_620.31, 468.18),
    ("2018-06-15", 18_620.32, 676.26),
    ("2018-06-15", 28_625.25, 676.26),
    ("2018-06-15", 28_625.26, 1040.40),
    ("2018-06-15", 38_630.22, 1040.40),
    ("2018-06-15", 38_630.23, 1456.56),
    ("2018-06-15", 48_218.29, 1456.56),
    ("2018-06-15", 48_218.30, 1872.72),
    ("2019-06-15", 19_003.89, 477.54),
    ("2019-06-15", 19_003.90, 689.78),
    ("2019-06-15", 29_214.93, 689.78),
    ("2019-06-15", 29_214.94, 1061.20),
    ("2019-06-15", 39_426.00, 1061.20),
    ("2019-06-15", 39_426.01, 1485.68),
    ("2019-06-15", 49_211.59, 1485.68),
    ("2019-06-15", 49_211.60, 1910.16),
]


class TestCeiling:
    @pytest.mark.parametrize(("on", "income", "ceiling"), BRACKETS)
    def test_goes_by_the_bracket_of_the_income(self, on, income, ceiling):
        at, above = (
            asked(on, net_taxable_income_ref=income, copay_year=round(ceiling + cent, 2))
            for cent in (0, 0.01)
        )

        assert (at.state, at.amount.value) == ("no", 0)
        assert (above.state, above.amount.value) == ("yes", 1)

    @pytest.mark.parametrize(
        ("known", "ceiling"),
        [
            # The verhoogde tegemoetkoming: the social ceiling, whatever the income.
            ({"vt_status": True}, 477_54),
            ({"vt_status": True, "net_taxable_income_ref": 0}, 477_54),
            # Chronically ill: 106.12 less.
            ({"chronic": True}, 1804_04),
            ({"chronic": True, "net_taxable_income_ref": 0}, 371_42),
            ({"chronic": True, "vt_status": True}, 371_42),
        ],
    )
    def test_is_lower_for_some(self, known, ceiling):
        assert asked(ON, copay_year=2000, **known).amount.value == 2000_00 - ceiling

    @pytest.mark.parametrize(
        ("gross", "ceiling"),
        # The verhoogde tegemoetkoming that is computed: 18,855.63 for the income of 2018.
        [(18_855.63, 477_54), (18_855.64, 1061_20)],
    )
    def test_computes_the_verhoogde_tegemoetkoming_where_it_is_not_known(self, gross, ceiling):
        found = asked(
            ON,
            vt_status=None,
            gross_taxable_income_prev_year=gross,
            net_taxable_income_ref=30_000,
            copay_year=2000,
        )

        assert found.amount.value == 2000_00 - ceiling

    @pytest.mark.parametrize(
        ("known", "ceiling"),
        # 468.18, 1,872.72 - 104.04 and 468.18 - 104.04
        [
            ({"vt_status": True}, 468_18),
            ({"chronic": True}, 1768_68),
            ({"chronic": True, "vt_status": True}, 364_14),
        ],
    )
    def test_was_lower_for_some_in_2018_too(self, known, ceiling):
        assert asked("2018-06-15", copay_year=2000, **known).amount.value == 2000_00 - ceiling

    @pytest.mark.parametrize(
        ("on", "ceiling"),
        [("2018-01-01", 1872_72), ("2018-12-31", 1872_72), ("2019-01-01", 1910_16), ("2019-12-31", 1910_16)],
    )
    def test_is_that_of_the_year(self, on, ceiling):
        assert asked(on, copay_year=2000).amount.value == 2000_00 - ceiling

    @pytest.mark.parametrize("on", ["2017-12-31", "2020-01-01", "2022-06-15", "2026-06-15"])
    @pytest.mark.parametrize("copay", [200, 99_999, None])
    def test_decides_nothing_in_another_year(self, on, copay):
        # A lower first bracket came in 2022: the ceilings can go down too.
        found = asked(on, copay_year=copay)

        assert (found.state, found.amount.value, found.settles) == ("figure_unknown", None, ())


class TestUnknownFacts:
    @pytest.mark.parametrize(
        ("known", "eligible", "settles"),
        [
            ({"copay_year": None}, None, {"copay_year"}),
            # Not above the lowest ceiling, and above the highest.
            ({"copay_year": 477.54, "net_taxable_income_ref": None}, False, set()),
            ({"copay_year": 1910.17, "net_taxable_income_ref": None}, True, {"net_taxable_income_ref"}),
            ({"copay_year": 1000, "net_taxable_income_ref": None}, None, {"net_taxable_income_ref"}),
            # With the social ceiling the income does not matter.
            ({"copay_year": 1000, "net_taxable_income_ref": None, "vt_status": True}, True, set()),
            ({"copay_year": 1000, "chronic": None, "net_taxable_income_ref": 0}, True, {"chronic"}),
            ({"copay_year": 477.54, "chronic": None, "net_taxable_income_ref": 0}, None, {"chronic"}),
            ({"copay_year": 371.42, "chronic": None, "net_taxable_income_ref": None}, False, set()),
            # The verhoogde tegemoetkoming only lowers: it does not matter in the first bracket.
            ({"copay_year": 1000, "vt_status": None, "net_taxable_income_ref": 19_003.89}, True, set()),
            (
                {"copay_year": 689.78, "vt_status": None, "net_taxable_income_ref": 19_003.90},
                None, {"gross_taxable_income_prev_year"},
            ),
            (
                {"copay_year": 689.79, "vt_status": None, "net_taxable_income_ref": 19_003.90},
                True, {"gross_taxable_income_prev_year"},
            ),
        ],
    )  # fmt: skip
    def test_settle_it_where_they_can_change_it(self, known, eligible, settles):
        found = asked(ON, **known)

        assert found.eligible is eligible
        assert set(found.settles) == settles

    def test_leave_a_range(self):
        # From 1,910.17 - 1,910.16 to 1,910.17 - 477.54.
        amount = asked(ON, copay_year=1910.17, net_taxable_income_ref=None).amount

        assert (amount.value, amount.state, amount.low, amount.high) == (None, "range", 1, 1432_63)


class TestReasons:
    @pytest.mark.parametrize(("copay", "why"), [(1910.16, "no"), (1910.17, "yes")])
    def test_compare_what_was_paid_with_the_ceiling(self, copay, why):
        home = told(ON, {"birth": "1990-03-01"}, copay_year=copay, **HOME)

        assert reasons("maf", home) == [f"has_paid_more.{why}"]
