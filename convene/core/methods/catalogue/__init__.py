"""The methods, a file each; ``registry`` finds the ``METHOD`` of every one."""
