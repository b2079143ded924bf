"""The command line: one module a command group. Nothing is imported here, so that the short road stays short."""
