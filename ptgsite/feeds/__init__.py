"""What calendars and other programs read: one format a file, each a function of the Schedule."""
