"""Screens that open on top: help, a prompt for one text, a choice among several."""
