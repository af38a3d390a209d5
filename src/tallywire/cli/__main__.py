"""`python -m tallywire.cli`: the command line without its script."""

from tallywire.cli import main

if __name__ == "__main__":
    main()
