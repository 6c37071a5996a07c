"""The hall: what every room shares. Knows no room."""
