"""What an anchor paid, as it published it: payments over £500 and their like, summed by supplier while they are read.

``open_ledger`` looks at the headings and the first rows; ``read`` then goes through the whole file, once.
"""
