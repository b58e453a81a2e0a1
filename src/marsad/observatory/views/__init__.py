"""The record's pages for readers."""
