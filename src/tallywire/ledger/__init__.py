"""The ledger on disk: a folder of Parquet files and one manifest."""
