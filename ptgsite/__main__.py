"""`python -m ptgsite` is the `ptgsite` command."""

from ptgsite.cli import main

if __name__ == "__main__":
    main()
