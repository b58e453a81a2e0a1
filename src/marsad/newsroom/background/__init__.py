"""Work behind the pages: the task runner, retries, and what falls due by the clock."""
