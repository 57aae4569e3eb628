"""What is kept on disks: the only room that touches them."""
