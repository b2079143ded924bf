"""One module a format: text or nodes in, `Reading`s out. What a key means is not known here."""
