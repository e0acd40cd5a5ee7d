"""The HTML page: what its template is given, and the pictures on it."""
