"""Pictures drawn on the server: pure functions from values to accessible SVG.

    from akkoord.web.charts import tiles
    from akkoord.web.charts.svg import Words

    tiles.draw([tiles.Tile("delivered", is_wide=True)], Words("Wonen", "1 promise"), name="wonen")

`svg` builds and escapes elements, `stages` knows how each stage is filled, `tiles` and `bars` draw
promises, `lines` figures over the years. To who
cannot see it a picture is one image with a title and a description; the numbers stand in a table beside it.
A page with a picture links `charts/charts.css`.
"""
