r"""Rows as files that a spreadsheet opens: CSV and XLSX, without cells that would run as a formula.

>>> from akkoord.web.spreadsheets import comma
>>> from akkoord.web.spreadsheets.table import Column, Table, Words
>>> street = Column("street", "text", Words("Straat", "Street"), Words("Waar", "Where"))
>>> trees = Column("trees", "integer", Words("Bomen", "Trees"), Words("Hoeveel", "How many"))
>>> rows = [{"street": "=Dorpsstraat", "trees": 12}]
>>> comma.written(Table("trees", Words("Bomen", "Trees"), (street, trees), rows)).decode("utf-8-sig")
"street,trees\r\n'=Dorpsstraat,12\r\n"
"""
