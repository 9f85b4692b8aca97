"""Examples that fill an installation: a real city, and a made-up town in full operation."""
