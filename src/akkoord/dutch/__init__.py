"""Dutch words: folding, stems for searching, numbers and dates as texts write them.

    from akkoord.dutch import dates, numbers, stems

    stems.tokens("De fietspaden in Ginderdorp")          # ['fietspaad', 'ginderdorp']
    numbers.find("2.000 bomen, 0,7 % van het budget")    # two numbers, each with its place in the text
    dates.find("klaar in juni 2031")                     # one date, '2031-06'

Everything here depends on the text alone: no locale, no clock, no database.
"""
