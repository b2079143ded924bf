"""The browser: look, ask, prove and try things out in the terminal.

It holds no knowledge and draws no conclusions; what it shows comes from `kb`. `tui.launch` starts it.
"""
