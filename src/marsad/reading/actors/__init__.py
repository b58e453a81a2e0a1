"""Mentions: which phrases of a report stand for an actor, and for whom."""
