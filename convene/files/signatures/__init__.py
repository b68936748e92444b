"""Digital signatures in the form of OpenSSH: framing, keys, and the file of allowed signers."""
