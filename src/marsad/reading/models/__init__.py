"""The trained parts: weights in this folder, and what reads them. See README.md."""
