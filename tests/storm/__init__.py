"""The storm: the real program in a real terminal, under random keys, resizes, clicks and kills; a ledger judges it.

``python -m tests.storm --help`` says how a long one is run; ``test_storm.py`` is the short one that every run takes.
"""
