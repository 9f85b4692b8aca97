"""The figures of the ten rules on 1 December 2019, in eurocents; the tax scale is made up."""

from __future__ import annotations

ADULT_FROM_YEARS = 18
MANY_CHILDREN = 3

# https://centenvoorstudenten.be/info/leefloon/bedrag-leefloon/, from July 2019
LEEFLOON_BY_CATEGORY = {1: 619_15, 2: 928_73, 3: 1_254_82}

# https://www.mijn.meditas.be/faq/verhoogde-tegemoetkoming/, for incomes of 2018
VT_BASE = 18_855_63
VT_PER_FURTHER_MEMBER = 3_490_68

# https://domusmedica.be/actueel/regels-maximumfactuur-gewijzigd, for 2019; the last ceiling has no bound
MAF_BOUNDS = (19_003_89, 29_214_93, 39_426_00, 49_211_59)
MAF_CEILINGS = (477_54, 689_78, 1_061_20, 1_485_68, 1_910_16)
MAF_SOCIAL = 477_54

# https://www.myfamily.be/sociale-toeslagen/, from October 2019; amounts for each child
TOESLAG_LIMIT_1 = 30_984_00
TOESLAG_LIMIT_2 = 61_200_00
TOESLAG_FEW = 51_00
TOESLAG_MANY = 81_60
TOESLAG_MANY_MIDDLE = 61_20

# Made up: no country has this scale. From which income on, and the percentage there.
TAX_BRACKETS = ((0, 10), (9_000_00, 20), (15_000_00, 30), (28_000_00, 40), (60_000_00, 50))
