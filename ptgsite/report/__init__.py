"""Problems to words: one output format a module."""
