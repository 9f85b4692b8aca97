"""What a public site owes its visitors in words: access, privacy, contact, language. Made from settings."""
