"""What people see: views, exchange formats, the report, the check of every invariant."""
