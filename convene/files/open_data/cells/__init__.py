"""What single cells mean, whoever's list they stand in: names, numbers of registers, days, people."""
