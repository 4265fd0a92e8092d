"""A site while it is edited: watched, built again at each save, and shown in a browser."""
