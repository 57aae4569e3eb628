"""From the archive to pages: what each of them says, not how it looks."""
