"""The site with one page more: the barest that Django can give of a row, as the limit for all others."""
