r"""Read a coalition agreement: from text to promises, each with its exact words and place.

    from akkoord.agreement import reader

    agreement = reader.read("MOBIELE STAD\n\n- **Fietsen wordt veilig.**\n - Er komen 12 fietsstraten.\n")
    [promise.text for promise in agreement.promises]
    # ['Fietsen wordt veilig.', 'Er komen 12 fietsstraten.']
    agreement.promises[1].parent, agreement.promises[1].targets[0].quantity
    # ('1.1', Decimal('12'))

`sources` turn a file (text, PDF, DOCX, HTML) into lines, `layout` lines into blocks, `outline` blocks into
a tree of ambitions, goals and actions, `clauses` find what a promise commits to, and `reader` ties them
together.
"""
