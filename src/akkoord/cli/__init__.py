"""The command line: one command group per instrument. Parse, call an engine once, print.

    akkoord agreement read bestuursakkoord.txt --format jsonl

Data goes to standard output and everything else to standard error; exit 0 done, 1 the input is wrong,
2 wrong use.
"""
