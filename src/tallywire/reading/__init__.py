"""A page becomes a document."""
