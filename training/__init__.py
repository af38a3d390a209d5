"""How the shipped reader was trained: data to model, with its scores. Not installed."""
