"""What a page holds: article and furniture, reports and credits, labels, tags, comments."""
