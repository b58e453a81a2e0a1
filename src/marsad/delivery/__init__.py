"""What goes out beside the pages: feeds, sitemaps, metadata, citations, the count of what is read."""
