"""The stages in order, the checked plan, the run and its report."""
