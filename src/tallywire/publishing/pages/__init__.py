"""The views of the app and of the report: a dataclass of what a page shows, made from a slice of the record."""
