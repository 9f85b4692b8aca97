"""Rules asked about a whole population at once: columns in, answers out, the same answers as one by one.

A rule is compiled to a short list of instructions over columns, and those run on blocks of households that
stay in the cache of the processor. This engine knows no law.

    from akkoord.rules.batch import answering
    from akkoord.rules.batch.population import Column, Population

    found = answering.answers({"is_poor": is_poor.tree}, population, readings)["is_poor"]
    found.low, found.high      # per household: whether it surely and whether it possibly holds
"""
