"""What a build made, and the one place that writes it to disk."""
