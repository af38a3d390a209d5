"""Documents become copies and origins."""
