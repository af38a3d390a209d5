"""How right the record is, by the scorers that lie beside the project."""
