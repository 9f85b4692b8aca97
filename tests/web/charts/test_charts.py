from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.web.charts import bars, progress, stages, svg, tiles
from akkoord.web.charts.svg import Words
from akkoord.web.charts.tiles import Tile

WORDS = Words("Wonen", "Drie beloften", {"delivered": "Gerealiseerd", "in_progress": "In uitvoering"})
some_tiles = st.lists(
    st.builds(Tile, st.sampled_from([*stages.ORDER]), st.booleans(), st.booleans(), st.text(max_size=5)),
    max_size=60,
)


def parsed(picture):
    return ElementTree.fromstring(picture)


def rects(picture, group):
    return [
        rect for g in parsed(picture).iter("g") if g.get("class") == group for rect in g if rect.tag == "rect"
    ]


class TestElement:
    def test_escapes_texts_and_values(self):
        made = svg.element("text", "<script>&", class_='"><b')

        assert made == '<text class="&quot;&gt;&lt;b">&lt;script&gt;&amp;</text>'

    def test_keeps_elements_made_before(self):
        assert svg.element("g", svg.element("rect", x=1)) == '<g><rect x="1"/></g>'

    @pytest.mark.parametrize("name", ["style", "onclick", "ONLOAD", "a b"])
    def test_refuses_an_attribute_that_the_policy_of_the_site_blocks(self, name):
        with pytest.raises(ValueError, match="is no attribute for a picture"):
            svg.element("rect", **{name: "x"})

    def test_refuses_a_name_that_is_none(self):
        with pytest.raises(ValueError, match="is no name of an element"):
            svg.element("rect/><script")


class TestTiles:
    def test_is_one_image_with_a_title_and_a_description(self):
        picture = parsed(tiles.draw([Tile("delivered")], WORDS, name="w"))

        assert picture.get("role") == "img"
        assert picture.get("aria-labelledby") == picture.find("title").get("id")
        assert picture.find("desc").text == "Drie beloften"

    def test_draws_a_goal_twice_as_wide_and_a_measurable_one_with_an_edge(self):
        picture = tiles.draw(
            [Tile("delivered", is_wide=True), Tile("delivered", is_measurable=True)], WORDS, name="w"
        )

        # A square has a side of 12; a wide one takes two squares and the 2 between them.
        assert [rect.get("width") for rect in rects(picture, "fill-delivered")] == ["26", "12"]
        assert len(rects(picture, "edges")) == 1

    def test_puts_a_goal_that_does_not_fit_on_the_next_row(self):
        picture = tiles.draw([Tile("delivered"), Tile("delivered", is_wide=True)], WORDS, name="w", columns=2)

        assert [(rect.get("x"), rect.get("y")) for rect in rects(picture, "fill-delivered")] == [
            ("0", "0"),
            ("0", "14"),
        ]

    def test_tells_how_many_are_in_a_stage(self):
        picture = parsed(tiles.draw([Tile("delivered"), Tile("delivered")], WORDS, name="w"))

        assert picture.find("g/title").text == "Gerealiseerd: 2"

    def test_draws_a_pattern_where_colour_alone_would_tell_and_only_once(self):
        picture = tiles.draw([Tile("in_progress"), Tile("in_progress"), Tile("dropped")], WORDS, name="w")

        for stage in ("in_progress", "dropped"):
            assert picture.count(f'id="w-{stage}"') == 1
            assert f'fill="url(#w-{stage})"' in picture

    def test_becomes_a_bar_above_a_thousand(self):
        assert 'class="tiles"' in tiles.draw([Tile("delivered")] * 1000, WORDS, name="w")
        assert 'class="bar"' in tiles.draw([Tile("delivered")] * 1001, WORDS, name="w")

    def test_becomes_a_bar_where_the_whole_page_has_more_than_a_thousand(self):
        assert 'class="bar"' in tiles.draw([Tile("delivered")], WORDS, name="w", on_page=1001)

    def test_of_nothing_is_still_a_picture(self):
        assert parsed(tiles.draw([], WORDS, name="w")).get("height") == "12"

    @given(some_tiles, st.integers(2, 40))
    def test_draws_each_promise_once_inside_the_picture(self, given_tiles, columns):
        # Control characters cannot be written in XML; HTML, where the picture stands, drops them.
        clean = [Tile(t.stage, t.is_wide, t.is_measurable, "x" if t.title else "") for t in given_tiles]
        picture = tiles.draw(clean, WORDS, name="w", columns=columns)
        drawn = [rect for stage in stages.ORDER for rect in rects(picture, f"fill-{stage}")]

        assert len(drawn) == len(clean)
        assert len({(rect.get("x"), rect.get("y")) for rect in drawn}) == len(clean)
        width = int(parsed(picture).get("width"))
        assert all(int(rect.get("x")) + int(rect.get("width")) <= width for rect in drawn)

    @given(some_tiles)
    def test_is_the_same_each_time(self, given_tiles):
        assert tiles.draw(given_tiles, WORDS, name="w") == tiles.draw(given_tiles, WORDS, name="w")


class TestBars:
    @given(st.dictionaries(st.sampled_from([*stages.ORDER]), st.integers(1, 900), min_size=1))
    def test_widths_add_up_to_the_whole(self, counts):
        assert sum(bars.widths(counts, sum(counts.values())).values()) == 10_000

    def test_puts_what_is_there_before_what_is_not_known(self):
        counts = {"no_information": 3, "delivered": 1, "dropped": 0}
        picture = parsed(bars.draw(counts, WORDS, name="b"))

        drawn = [
            (g.get("class"), g.find("rect").get("x"), g.find("rect").get("width")) for g in picture.iter("g")
        ]
        assert drawn == [("fill-delivered", "0%", "25%"), ("fill-no_information", "25%", "75%")]

    def test_takes_its_part_of_the_width_where_bars_are_compared(self):
        picture = bars.draw({"delivered": 1}, WORDS, name="b", of=4)

        assert rects(picture, "fill-delivered")[0].get("width") == "25%"

    def test_of_nothing_is_an_empty_bar(self):
        assert list(parsed(bars.draw({}, WORDS, name="b")).iter("rect")) == []


class TestProgress:
    def test_hatches_what_has_no_proof_and_leaves_the_unknown_empty(self):
        counts = [progress.Count("delivered", 3, claimed=1), progress.Count("no_information", 2)]
        words = Words("Hoe ver", "Gerealiseerd 3", {})
        wide, _narrow = progress.draw([progress.Group("Zorg", "5", counts)], words, name="p")

        assert 'id="p-wide-delivered-claimed"' in wide
        for code in ("delivered", "delivered-claimed", "no_information"):
            assert wide.count(f'class="fill-{code}"') == 1
        assert 'id="p-wide-delivered"' not in wide
