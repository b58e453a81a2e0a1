"""The record at the desk: the queue, an article's items beside its sentences, corrections."""
