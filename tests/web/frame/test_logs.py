import logging

import pytest

from akkoord.web.frame.logs import NoTracebackOfWarnings


def record(level):
    try:
        raise PermissionError
    except PermissionError as error:
        told = (type(error), error, error.__traceback__)
        return logging.LogRecord("django.request", level, __file__, 1, "Forbidden", None, told)


class TestNoTracebackOfWarnings:
    @pytest.mark.parametrize(("level", "has_traceback"), [(logging.WARNING, False), (logging.ERROR, True)])
    def test_keeps_every_line_and_the_traceback_of_errors(self, level, has_traceback):
        one = record(level)

        assert NoTracebackOfWarnings().filter(one)
        assert bool(one.exc_info) is has_traceback
