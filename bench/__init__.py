"""Every claim about speed as a script that prints a ratio measured in one run; absolute times mean nothing here."""
