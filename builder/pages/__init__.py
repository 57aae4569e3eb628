"""From the archive to pages: which there are (`plan`), and what each says: its context.

How a page looks is the theme's; `theming` puts the two together.
"""
