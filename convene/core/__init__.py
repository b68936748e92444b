"""The rules of convening. No files, no clock, no screen."""
