"""What Word makes that python-docx has no words for: notes, boxes, changes, hidden text, numbered lists."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from akkoord.agreement.sources import docx as source
from akkoord.agreement.sources import recognise, refusals

W = nsdecls("w")
INNER = "<w:txbxContent><w:p><w:r><w:t>In het vak.</w:t></w:r></w:p></w:txbxContent>"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
BOX = f"""
<w:p %s xmlns:mc="{COMPATIBLE}"><w:r><w:t>Ervoor.</w:t></w:r><w:r><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing>{INNER}</w:drawing></mc:Choice>
<mc:Fallback><w:pict>{INNER}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
"""


def file(*paragraphs, **parts):
    """Return a Word file with these paragraphs, as XML without its namespaces."""
    document = docx.Document()
    body = document.element.body
    for place, xml in enumerate(paragraphs):
        body.insert(place, parse_xml(xml.replace("%s", W)))
    for name, xml in parts.items():
        kind = getattr(RELATIONSHIP_TYPE, name.upper())
        uri = PackURI(f"/word/{name}.xml")
        blob = xml.replace("%s", W).encode()
        document.part.relate_to(Part(uri, CONTENT_TYPE.XML, blob, document.part.package), kind)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def paragraph(text, properties="", run=""):
    return f"<w:p %s><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def read(*paragraphs, **parts):
    return source.from_bytes(file(*paragraphs, **parts))


class TestLines:
    @pytest.mark.parametrize(
        ("properties", "expected"),
        [
            ('<w:outlineLvl w:val="1"/>', "## Groen"),
            ('<w:pStyle w:val="Heading2"/>', "## Groen"),
            # A heading that is numbered is a heading still.
            ('<w:pStyle w:val="Heading2"/><w:numPr><w:numId w:val="1"/></w:numPr>', "## Groen"),
            ('<w:outlineLvl w:val="9"/>', "Groen"),
            ('<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>', "    - Groen"),
            # Number 0 takes a paragraph out of the list of its style.
            ('<w:pStyle w:val="ListBullet"/><w:numPr><w:numId w:val="0"/></w:numPr>', "Groen"),
            ('<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="2160"/>', "    - Groen"),
            ('<w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr><w:ind w:left="-9"/>', "- Groen"),
        ],
    )
    def test_are_what_their_properties_say(self, properties, expected):
        assert read(paragraph("Groen", properties)).lines == (expected,)

    @pytest.mark.parametrize(
        "struck",
        [
            '<w:del w:id="1"><w:r><w:delText>Weg.</w:delText></w:r></w:del>',
            '<w:del w:id="1"><w:r><w:t>Weg.</w:t></w:r></w:del>',
            '<w:moveFrom w:id="1"><w:r><w:t>Weg.</w:t></w:r></w:moveFrom>',
        ],
    )
    def test_hold_nothing_that_was_struck_out(self, struck):
        added = "".join(
            f'<w:{tag} w:id="2"><w:r><w:t>{text}</w:t></w:r></w:{tag}>'
            for tag, text in (("ins", "Erbij."), ("moveTo", "Hierheen."))
        )

        assert read(f"<w:p %s>{struck}{added}</w:p>").lines == ("Erbij.Hierheen.",)

    def test_of_a_box_are_read_once_after_its_paragraph(self):
        assert read(BOX).lines == ("Ervoor.", "", "In het vak.")

    def test_break_at_no_page(self):
        torn = '<w:p %s><w:r><w:t>Er komen</w:t></w:r><w:r><w:br w:type="page"/></w:r></w:p>'

        assert read(torn, paragraph("bomen.")).lines == ("Er komen", "", "bomen.")

    def test_write_special_characters_as_they_show(self):
        special = (
            '<w:p %s><w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:tab/><w:t>Noord</w:t><w:noBreakHyphen/>'
            "<w:t>Limburg ge</w:t><w:softHyphen/><w:t>meente</w:t></w:r></w:p>"
        )

        assert read(special).lines == ("•\tNoord-Limburg gemeente",)

    def test_are_no_instructions_of_fields(self):
        field = (
            '<w:p %s><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r><w:r><w:t>Inhoud</w:t></w:r></w:p>'
        )

        assert read(field).lines == ("Inhoud",)

    def test_leave_out_hidden_text_and_say_so(self):
        found = read(paragraph("Er komen bomen."), paragraph("Niet tonen.", run="<w:vanish/>"))

        assert found.lines == ("Er komen bomen.",)
        assert [(note.code, note.values) for note in found.notes] == [("hidden_left_out", {"count": 1})]


class TestAside:
    def test_is_a_footnote_behind_its_paragraph(self):
        noted = (
            '<w:p %s><w:r><w:t>Er komen bomen.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        )
        notes = (
            '<w:footnotes %s><w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r>'
            "<w:t>Zie het groenplan.</w:t></w:r></w:p></w:footnote></w:footnotes>"
        )
        found = read(noted, paragraph("En water."), footnotes=notes)

        assert found.lines == ("Er komen bomen.", "Zie het groenplan.", "", "En water.")
        assert found.aside == {2: "footnote"}

    def test_is_a_running_head(self):
        document = docx.Document()
        document.sections[0].header.paragraphs[0].text = "Akkoord van de stad"
        document.add_paragraph("Er komen bomen.")
        out = BytesIO()
        document.save(out)
        found = recognise.from_bytes(out.getvalue())

        assert found.lines == ("Akkoord van de stad", "Er komen bomen.")
        assert found.aside == {1: "page_furniture"}


class TestBadInput:
    def test_is_refused_where_entities_hold_each_other_without_end(self):
        bomb = "".join(f'<!ENTITY a{place + 1} "{f"&a{place};" * 10}">' for place in range(9))

        with pytest.raises(refusals.Damaged, match="this DOCX is damaged"):
            source.from_bytes(with_entities(f'<!ENTITY a0 "lol">{bomb}', b"&a9;"))

    def test_is_read_without_what_an_entity_would_fetch(self, tmp_path):
        (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
        content = with_entities(f'<!ENTITY b SYSTEM "file://{tmp_path}/geheim.txt">', b"&b;bomen.")

        assert "geheim" not in " ".join(source.from_bytes(content).lines)


def with_entities(entities, text):
    """Return a Word file whose text defines entities of its own."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(file(paragraph("Er komen bomen.")))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                start = data.find(b"?>") + 2
                doctype = f"<!DOCTYPE x [{entities}]>".encode()
                data = data[:start] + doctype + data[start:].replace(b"bomen.", text)
            new.writestr(name, data)
    return out.getvalue()
