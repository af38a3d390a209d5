"""Tallywire reads a pile of news pages about the same happenings and makes one sourced record of them."""

__version__ = "0.1.0"
