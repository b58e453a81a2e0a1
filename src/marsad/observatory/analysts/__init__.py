"""What analysts take away: exports in their formats, and the code book of every field."""
