"""Django's command line: `python -m akkoord.web <command>`."""

import os
import sys

from django.core.management import execute_from_command_line

_INTERRUPTED = 130

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "akkoord.web.config.settings")
    try:
        execute_from_command_line(["akkoord-web", *sys.argv[1:]])
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
