"""Likeness of short Dutch texts: which of many lie nearest to one, and by which words.

Pieces of five characters are compared instead of whole words, because Dutch glues words together:
"mantelzorgtoelage" and "toelage voor mantelzorgers" share no word but many pieces.

    from akkoord.similarity import index

    promises = index.Index({"p1": "De mantelzorgtoelage wordt uitgebreid.", "p2": "Meer fietspaden."})
    promises.rank("Reglement toelage mantelzorg", top=5)
"""
