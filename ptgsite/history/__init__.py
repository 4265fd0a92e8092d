"""What git knows about the site's files: when each changed last, and how often."""
