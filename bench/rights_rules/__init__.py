"""Ten rules on persons and households, written four times: to compare engines in speed and in answers.

They are shaped like law and have its figures of 1 December 2019, but are shorter than the law: no right is
decided by them. Of each person four facts are known:

- `age_years`: completed years, from 0;
- `income_cents_per_year`: taxable income, from 0;
- `means_cents_per_month`: means that count for the leefloon, from 0;
- `holds_status`: whether they hold a status that opens the verhoogde tegemoetkoming by itself.

The rules, of a household, in whole eurocents and with limits inclusive:

1. `income`: the sum of the members' incomes.
2. `size`: how many members there are.
3. `children`: how many members are under 18.
4. `category` of the leefloon: 3 with a child, else 2 for one person alone, else 1.
5. `leefloon`: the amount of the category less the sum of the members' means, not below 0; per month.
6. `vt_ceiling`: the base, and an addition for each member after the first.
7. `vt`: some member holds a status, or the income is at most the ceiling.
8. `tax`: the sum of the members' taxes; of each income every part at the rate of its bracket, and the tax
   of a member rounded half up to a cent.
9. `maf_ceiling`: the amount of the first step whose upper bound is at least the income; with the verhoogde
   tegemoetkoming at most the social ceiling.
10. `sociale_toeslag`: with an income up to limit 1 an amount for each child, higher from three children
    on; with one up to limit 2 another amount for each child, from three children on; per month.

Asked are `ANSWERS`; the others are steps on the way. `figures` holds the figures with their sources,
`population` makes persons, `plain` is the truth: exact, one household at a time. `openfisca_country` and
`polars_version` are peers, `ours` the rules as the engine reads them.
"""

ANSWERS = ("leefloon", "vt", "tax", "maf_ceiling", "sociale_toeslag")
FACTS = ("age_years", "income_cents_per_year", "means_cents_per_month", "holds_status")
