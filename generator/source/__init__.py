"""Bytes → a checked knowledge base, or every problem with its place and its repair."""
