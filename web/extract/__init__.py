"""An extract of all that is held about a person, as the law gives everybody the right to.

`held` puts it together; `in_log` walks the log by the classes of its events, `in_stores` the tables
beside it. Neither lists what there is by hand: a new event that names a person, and a new table,
stop the tests until it is said how they are searched.

Source: regulation (EU) 2016/679, article 15.
"""
