"""The moderators' side: list, single comment, decisions on many at once, bans, menu and home page."""
