"""The views as a book keeps them: brought up to date for what is new, and read without being made again."""
