"""Benchmarks: quality beside speed, with the floors that CI holds."""
