"""Counting held against other people's programs, over random elections full of ties.

``pabutools`` (of the dev extras) counts equal shares; orders are counted anew by hand, slowly and another way, in
``by_hand.py``, and by ``pref_voting`` where it is installed (it is large, and not for every Python, so no extra asks
for it). ``test_oracles.py`` is the short run of every day; ``python -m tests.oracles --elections 20000`` the long one.
"""
