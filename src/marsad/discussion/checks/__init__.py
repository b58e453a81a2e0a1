"""What is asked of a comment before it is kept: where it came from, how fast, how often, with what in it."""
