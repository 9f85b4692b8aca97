"""The data of this site for who builds on it: the catalogue, the whole set, the interface for programs."""
