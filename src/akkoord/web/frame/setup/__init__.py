"""What is made once when the site is set up: fonts cut to Latin, messages compiled, static files gathered."""
