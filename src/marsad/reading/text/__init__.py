"""The report as text: tokens and sentences with their places, quotation marks, clause joints."""
