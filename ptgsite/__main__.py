"""Where the `ptgsite` command begins, and `python -m ptgsite` as well."""

from __future__ import annotations

# Not `signal` or `typing`: until they have been imported, Ctrl-C would show a traceback.
import _signal  # type: ignore[import-not-found]
import gc

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """Run the command, which Ctrl-C ends at once, whatever it is at: shells tell of status 130.

    Python would raise KeyboardInterrupt, which shows a traceback while modules are imported, or is
    lost where an exception can't be raised. Whoever wants it asks for it, and no Ctrl-C is heard
    by a command that was started to ignore it, as by nohup or behind an `&`.
    """
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    # A command ends before garbage matters, and looking for it takes a third of a large check.
    gc.disable()
    from ptgsite import cli

    cli.main()


if __name__ == "__main__":
    main()
