"""Pages as files: kept, found again, and thrown away exactly when something that they are made of changes."""
