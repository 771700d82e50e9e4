"""Ravel's live snippets in MkDocs: fences marked ``ravel``, with what they print in a fence ``ravel-output`` behind."""
