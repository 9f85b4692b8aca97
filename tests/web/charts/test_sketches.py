from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from akkoord.web.charts import blocks, lengths, lines, matrix, sketch, stages, timeline
from akkoord.web.charts.blocks import Block
from akkoord.web.charts.lengths import Row
from akkoord.web.charts.svg import Words
from akkoord.web.charts.tiles import MOST_TILES, Tile
from akkoord.web.charts.timeline import Column, Mark

WORDS = Words("Wonen", "Drie beloften", {"delivered": "Gerealiseerd", "in_progress": "In uitvoering"})
LINE = timeline.Words("vandaag", "looptijd")
marks = st.lists(
    st.builds(Mark, st.sampled_from([*stages.ORDER]), st.none() | st.integers(1, 12)), max_size=30
)
columns = st.lists(st.builds(Column, st.just("2026"), marks, st.booleans()), min_size=1, max_size=14)


def parsed(drawn, name="p"):
    return ElementTree.fromstring(sketch.image(drawn, WORDS, name=name, class_="drawing"))


def tiles(drawn):
    groups = [g for g in parsed(drawn).iter("g") if g.get("class", "").startswith("fill-")]
    keys = ("x", "y", "width", "height")
    return [{key: float(rect.get(key)) for key in keys} for g in groups for rect in g.iter("rect")]


def texts(drawn):
    return [text.text for text in parsed(drawn).iter("text")]


class TestTimeline:
    @given(columns)
    def test_draws_each_thing_once_inside_the_picture_in_both_shapes(self, given_columns):
        for drawn in (
            timeline.wide(given_columns, LINE, name="p"),
            timeline.narrow(given_columns, LINE, name="p"),
        ):
            placed = tiles(drawn)

            assert len(placed) == sum(len(column.marks) for column in given_columns)
            assert len({(tile["x"], tile["y"]) for tile in placed}) == len(placed)
            assert all(tile["x"] >= -1 and tile["x"] + tile["width"] <= drawn.width + 1 for tile in placed)
            assert all(tile["y"] >= 0 and tile["y"] + tile["height"] <= drawn.height for tile in placed)

    def test_puts_a_thing_with_a_month_at_its_month(self):
        drawn = timeline.wide([Column("2026", [Mark("delivered", 1), Mark("delivered", 12)])], LINE, name="p")
        first, last = tiles(drawn)

        # One year is 720 wide: the middle of January lies at 30, that of December at 690.
        assert first["x"] + first["width"] / 2 == 30
        assert last["x"] + last["width"] / 2 == 690

    def test_piles_what_falls_in_the_same_month(self):
        drawn = timeline.wide([Column("2026", [Mark("delivered", 3)] * 3)], LINE, name="p")
        placed = tiles(drawn)

        assert len({tile["x"] for tile in placed}) == 1
        assert len({tile["y"] for tile in placed}) == 3

    def test_marks_today(self):
        drawn = timeline.wide([Column("2025", []), Column("2026", [], today=0.5)], LINE, name="p")
        line = next(path for path in parsed(drawn).iter("path") if path.get("class") == "today")

        # Two years of 360 each: half of the second is at 540.
        assert line.get("d").startswith("M540 ")
        assert "vandaag" in texts(drawn)

    def test_becomes_a_bar_for_each_year_above_a_thousand(self):
        many = [Column("2026", [Mark("delivered"), Mark("dropped")] * MOST_TILES), Column("2027", [])]

        for drawn in (timeline.wide(many, LINE, name="p"), timeline.narrow(many, LINE, name="p")):
            assert len(tiles(drawn)) == 2
            assert str(2 * MOST_TILES) in texts(drawn)

    def test_of_no_year_is_still_a_picture(self):
        assert parsed(timeline.wide([], LINE, name="p")).tag == "svg"
        assert parsed(timeline.narrow([], LINE, name="p")).tag == "svg"


class TestLengths:
    def test_draws_the_largest_full_and_the_others_in_proportion(self):
        drawn = lengths.wide([Row("OCMW", 8, "8"), Row("school", 4, "4")], name="p")
        full, half = [float(rect.get("width")) for rect in parsed(drawn).iter("rect")]

        assert full == 2 * half

    def test_shows_its_notes_on_a_telephone_only(self):
        rows = [Row("11. Steden", 3, "3", note="Wonen 3")]

        assert "Wonen 3" in texts(lengths.narrow(rows, name="p"))
        assert "Wonen 3" not in texts(lengths.wide(rows, name="p"))

    def test_says_in_a_row_without_a_number_what_is_not_drawn(self):
        drawn = lengths.wide([Row("OCMW", 8, "8"), Row("en nog 3 andere")], name="p")

        assert "en nog 3 andere" in texts(drawn)
        assert len(list(parsed(drawn).iter("rect"))) == 1

    def test_splits_a_bar_by_stage(self):
        drawn = lengths.wide([Row("Wonen", 4, "4", stages={"in_progress": 1, "delivered": 3})], name="p")
        drawn_rects = [rect for rect in parsed(drawn).iter("rect") if rect.get("class")]

        assert [rect.get("class") for rect in drawn_rects] == ["fill-delivered", "fill-in_progress"]
        assert float(drawn_rects[0].get("width")) == 3 * float(drawn_rects[1].get("width"))

    def test_cuts_a_name_that_is_too_long(self):
        drawn = lengths.narrow([Row("x" * 500, 1, "1")], name="p")

        assert all(len(text) < 40 for text in texts(drawn))


class TestMatrix:
    def test_tells_a_number_by_the_area_of_its_square_and_in_figures(self):
        drawn = matrix.draw(["Wonen"], ["1", "2"], {(0, 0): 16, (0, 1): 4})
        squares = [float(r.get("width")) for r in parsed(drawn).iter("rect") if r.get("class") == "cell"]

        # A quarter of the area is half of the side.
        assert squares == [25, 12.5]
        assert {"16", "4"} <= set(texts(drawn))

    def test_leaves_nothing_where_there_is_none(self):
        drawn = matrix.draw(["Wonen"], ["1"], {(0, 0): 0})

        assert [r for r in parsed(drawn).iter("rect") if r.get("class") == "cell"] == []


class TestBlocks:
    def test_draws_each_promise_under_the_title_of_its_part(self):
        drawn = blocks.wide(
            [
                Block("Wonen", "2", {"delivered": 2}, [Tile("delivered")] * 2),
                Block("Groen", "1", {"dropped": 1}, [Tile("dropped")]),
            ],
            {},
            name="p",
        )

        assert texts(drawn) == ["Wonen", "2", "Groen", "1"]
        assert len(tiles(drawn)) == 3

    def test_draws_a_bar_for_each_part_above_a_thousand(self):
        many = [Block("Wonen", "1.001", {"delivered": 1001})]

        for drawn in (blocks.wide(many, {}, name="p"), blocks.narrow(many, {}, name="p")):
            assert len([r for r in parsed(drawn).iter("rect") if r.get("class") == "fill-delivered"]) == 1


class TestSheet:
    def test_holds_its_title_its_legend_its_style_and_where_it_comes_from(self):
        drawn = timeline.wide([Column("2026", [Mark("in_progress")])], LINE, name="p-wide")
        file = sketch.sheet(drawn, WORDS, name="p-wide", source="Voorbeeldegem & co")
        root = ElementTree.fromstring(file)
        said = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]

        assert {"Wonen", "Gerealiseerd", "In uitvoering", "Voorbeeldegem & co"} <= set(said)
        style = root.find("{http://www.w3.org/2000/svg}style").text
        assert "fill: #1a1f28" in style
        assert not any(f": {name}" in style for name in ("ink", "paper", "soft", "line", "state"))

    def test_lets_no_text_become_an_element(self):
        words = Words("<script>alert(1)</script>", "")
        file = sketch.sheet(sketch.Sketch(9, 9, ()), words, name="p", source="<b>")

        assert "<script>" not in file
        assert "<b>" not in file


class TestLines:
    def test_tell_places_apart_without_colour_and_hold_every_figure(self):
        points = [lines.Point(2019 + year, 20.0 - year, f"{20 - year}%") for year in range(4)]
        drawn_lines = [lines.Line(name, [points[:2], points[2:]]) for name in ("Dorp", "Streek", "Buren")]
        picture = lines.Picture(drawn_lines, [lines.Aim("doel", lines.Point(2030, 5, "5%"))], [2021])

        for drawn in (lines.wide(picture), lines.narrow(picture)):
            ways = [path for path in parsed(drawn).iter("path") if path.get("class", "").startswith("line ")]
            assert len({path.get("stroke-dasharray") for path in ways}) == 3
            spots = [
                g for g in parsed(drawn).iter("g") if g.get("class", "").startswith("spot") and len(g) == 2
            ]
            assert len(spots) == 12
            assert "Dorp 17%" in texts(drawn)

    @given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=8), st.floats(-1e9, 1e9))
    def test_stay_inside_the_picture(self, values, aim):
        points = [lines.Point(2019 + place, value, "x") for place, value in enumerate(values)]
        picture = lines.Picture(
            [lines.Line("Dorp", [points])], [lines.Aim("doel", lines.Point(2025, aim, "x"))]
        )

        for drawn in (lines.wide(picture), lines.narrow(picture)):
            for circle in parsed(drawn).iter("circle"):
                assert 0 <= float(circle.get("cx")) <= drawn.width
                assert 0 <= float(circle.get("cy")) <= drawn.height
