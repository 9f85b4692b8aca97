from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from akkoord.web.accounts.models import User
from akkoord.web.files import actions

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Keep the files of a test in a folder of its own, and give it."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def an(db):
    return User.objects.create_user("an@voorbeeldegem.example", name="An")


@pytest.fixture
def keep(an):
    """Keep some bytes under a name."""

    def keep(content, name, **asked):
        upload = SimpleUploadedFile("x", content)
        # Past what Django makes of a name: another way in might not.
        upload._name = name
        return actions.keep(upload=upload, now=NOW, **{"actor": an, **asked})

    return keep


@pytest.fixture
def image():
    """Make the bytes of an image."""

    def image(form, size=(60, 40), mode="RGB", **saved):
        target = io.BytesIO()
        Image.new(mode, size, "white").save(target, form, **saved)
        return target.getvalue()

    return image


@pytest.fixture
def office():
    """Make the bytes of a document or workbook, with parts of one's own."""

    def office(code, **parts):
        main = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}[code]
        word = {"docx": "wordprocessingml.document", "xlsx": "spreadsheetml.sheet"}[code]
        main_type = f"application/vnd.openxmlformats-officedocument.{word}.main+xml"
        every = {
            "[Content_Types].xml": f'<Types><Override PartName="/{main}" ContentType="{main_type}"/></Types>',
            main: "<x/>",
            **parts,
        }
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in every.items():
                if content is not None:
                    archive.writestr(name, content)
        return target.getvalue()

    return office
