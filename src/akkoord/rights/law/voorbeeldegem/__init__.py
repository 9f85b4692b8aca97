"""Rights of Voorbeeldegem, a made-up town with made-up law, figures and addresses."""
