"""Policy checks: which ones a draft decision needs and why, and what one found.

from akkoord.checks import checklist, run, trigger

poverty = checklist.load("poverty")
needs = trigger.needed([poverty], features, rules)
result = run.run(poverty, run.Findings(answers), draft=draft, judged_on=today)
run.missing(poverty, result)
"""
