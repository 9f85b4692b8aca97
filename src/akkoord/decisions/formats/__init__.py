"""The ways a decision is written to a file and read from one."""
