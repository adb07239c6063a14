"""The registry as files for the host's own system: the list and documents out, numbers back.

`listed` writes, `numbers` reads. The columns of the list are stable, so that the host's system can
be taught them once.
"""
