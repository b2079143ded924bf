"""Pages: what the browser shows of a record, an answer, a search, made of blocks. Nothing here paints or reads keys."""
