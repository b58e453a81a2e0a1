"""What pages, exports and the API ask of the record."""
