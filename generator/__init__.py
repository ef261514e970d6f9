"""Turns the YAML knowledge base in `content/` into the pages of 逾期指南."""
