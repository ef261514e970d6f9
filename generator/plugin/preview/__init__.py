"""`mkdocs serve`: follows saved files, and tells the open page what is wrong."""
