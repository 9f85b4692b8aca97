"""The whole data set of this site as one download, with a dictionary of every column."""
