"""`mkdocs serve`: follows saved files, and shows open pages what is wrong."""
