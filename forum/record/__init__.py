"""What is stored for ever: the envelope of an event, its values, and how they become bytes.

`acting` is one command at the door; `envelope` the fields that every event has; `when`,
`localtime`, `sealed`, `text` and `values` the values inside; `catalogue` every topic with its
class; `mapper` the one encoding; `rowhash` what an auditor hashes. Nothing here knows a rule of a
forum.
"""
