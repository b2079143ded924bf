"""Scripts that write the generated pages of this folder."""
