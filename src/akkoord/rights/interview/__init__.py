"""Which question next, so that a resident is asked as little as possible.

    from akkoord.rights.interview import session

    talk = session.start({"id": "h1", "date": "2024-06-15", "household": {"municipality": "Genk"},
                          "members": [{"id": "a", "role": "applicant"}]})
    question = session.next_question(talk)
    talk = session.answered(talk, question, "1975-03-01")

`value` weighs questions, `session` asks them of a household, `experiment` measures what that saves.
"""
