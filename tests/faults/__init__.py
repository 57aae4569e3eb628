"""Builds in which one system call that writes fails, or the process is killed before it."""
