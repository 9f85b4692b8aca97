"""Make what the pages need beside the code, and only what changed since the last time."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from akkoord.web.frame.setup import fonts, messages

# Packages bring more than any page shows: a viewer of interfaces, other versions of a script, maps of each
# for who mends it. To pack them all takes most of the time of a first start.
_UNUSED = ["ninja", "htmax-*", "htmx-4*", "*.map"]


def prepare() -> bool:
    """Make fonts, messages and gathered static files; return whether anything had to be made."""
    stamp = settings.BUILT_DIR / "stamp"
    wanted = _stamp()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return False
    fonts.make(settings.BUILT_DIR / "assets" / "frame" / "fonts")
    languages = [code for code, _ in settings.LANGUAGES]
    messages.compile_all(settings.WEB_DIR, languages, settings.BUILT_DIR / "locale")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=_UNUSED)
    stamp.write_text(wanted, encoding="ascii")
    return True


def _stamp() -> str:
    digest = hashlib.sha256(str(settings.BUILT_DIR).encode())
    for path in sorted(_sources(settings.WEB_DIR)):
        digest.update(str(path).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources(root: Path) -> list[Path]:
    made_from = [*root.glob("*/static/**/*"), *root.glob("*/messages/*.toml")]
    made_by = [Path(__file__), Path(fonts.__file__), Path(messages.__file__)]
    return [path for path in (*made_from, *made_by) if path.is_file()]
