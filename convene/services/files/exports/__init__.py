"""What can be written out, a file each: adding one there offers it in the app and as ``convene export``."""
