"""The front door of the embedded server: answers what lies on disk, and lets only the rest through to Django.

It is an RSGI application (Granian's own interface) that runs in the event loop of each web process and imports no Django,
so it answers from kept pages while Django is still being loaded.
"""
