"""Events become figures, and get their status."""
