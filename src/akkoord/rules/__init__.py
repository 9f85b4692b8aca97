"""Dated rules, written once as Python functions, that answer even when not everything is known.

A rule is a plain function and stays one; beside that it is kept as a small tree, which can be evaluated with
facts that are unknown and figures that have lapsed. This engine knows no law.

    from akkoord.rules import answer

    found = answer.decide(is_entitled.tree, {"child_age_years": 12}, readings)
    found.state        # "fact_unknown": unknown is not no
    found.settles      # ("income_cents_per_year",): the facts that can still change it
"""
