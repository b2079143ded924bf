"""The browser's widgets, one to a module."""
