"""The record as files for analysts: one stream of rows for each kind of thing, several formats."""
