"""Search: one analyser for documents and queries, an index beside the database, and what is made from it."""
