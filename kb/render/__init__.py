"""What people and programs read: answers, proofs, tables, records and findings as text, Markdown, JSON, CSV and HTML.

This package owns standard output. It gets plain data and decides nothing about what is true; nothing is imported here.
"""
