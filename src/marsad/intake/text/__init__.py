"""Text from outside made sound: lines and paragraphs, HTML, times."""
