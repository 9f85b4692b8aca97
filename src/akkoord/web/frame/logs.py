"""What the log leaves out."""

from __future__ import annotations

import logging


class NoTracebackOfWarnings(logging.Filter):
    """Takes the traceback off what is no error: a page that was refused to a stranger fills no log."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record; below the level of an error without its traceback."""
        if record.levelno < logging.ERROR:
            record.exc_info = record.exc_text = None
        return True
