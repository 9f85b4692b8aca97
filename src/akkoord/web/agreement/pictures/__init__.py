"""The agreement in pictures: each a module that reads a version and draws it, with the table behind it.

`overview` is on the home page too; `deadlines`, `actors` and `goals` have a page of their own only. What they
share is `drawn.Drawn`: what a page and a file show of any picture.
"""
