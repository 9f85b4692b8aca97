"""The only code of this engine that reads and writes files: right files, reforms and panels of households."""
