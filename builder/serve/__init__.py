"""The site on a web server of one's own, built again and shown anew after each change."""
