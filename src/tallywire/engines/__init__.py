"""Where stages run: on this machine, or on a cluster. Used by the pipeline alone."""
