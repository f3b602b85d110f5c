"""The parsers of what strangers send, each with a great many inputs that are nearly right."""
