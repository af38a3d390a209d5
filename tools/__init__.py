"""Programs for the people who work on Tallywire; not installed."""
