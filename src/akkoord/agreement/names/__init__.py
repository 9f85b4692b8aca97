"""Who takes part in a promise and where it lands: names that are known, and names that the text defines.

    from akkoord.agreement.names import finder

    known = finder.know(["De Dorpsraad Zonneburg (DZ) beheert het plein."])
    known.find("Met de DZ wordt het Vlinderpark heraangelegd.")
    # Found(actors=('Dorpsraad Zonneburg',), places=('Vlinderpark',))

`gazetteer` reads the names that someone wrote down, `shipped` has those of a country and `vocabulary` the
nouns; `definitions`, `forms`, `evidence` and `learning` find the names of one text, and `town` whose text it
is; `lexicon` finds every spelling in a sentence, `acting` tells by its `cues` who does something from who is
only mentioned, and `finder` ties them together.
"""
