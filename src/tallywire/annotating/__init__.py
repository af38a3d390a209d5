"""A document becomes times, places, quantities, mentions, attributions and statements."""
