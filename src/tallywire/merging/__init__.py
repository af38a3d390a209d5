"""Statements become stories, events and relations."""
