"""Rules: their language, what follows from them in three values, and why.

`parse`, `strata` and `compile` belong to the build; `engine`, `proof`, `why`, `conditions` and `changes` to
the short road. Facts come from a `world.World`; nothing here reads a base, a file or a question.
"""
