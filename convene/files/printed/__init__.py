"""What is printed for a room: the privacy notice in words, and the sign-up sheet as a page of A4.

Pages load nothing and run nothing, need no colour, and say in square brackets what nobody has filled in yet.
"""
