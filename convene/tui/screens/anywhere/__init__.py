"""What opens from anywhere: capture, the outreach line, what is due, a gate, the thread, help, the palette."""
