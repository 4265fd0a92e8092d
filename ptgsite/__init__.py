"""ptgsite: a static site generator for event schedules kept in git."""

__version__ = "0.1.0"
