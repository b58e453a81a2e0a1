"""Events: event words, their clauses, who acted on whom, and whether, when and where."""
