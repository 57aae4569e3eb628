"""What articles are about: names in their texts, and what the archive said in like cases."""
