"""What is kept of reports for the council."""
