"""The resolved domain: an immutable Schedule whose parts are objects, not names."""
