"""Reading a forum's history from CSV files into the log, through the commands.

`reading` turns files into rows with their line numbers, `fields` and `schemas` turn text into
typed values, `run` keeps track of what each row made and knows a row again, `rows_*` say which
commands a row of each file asks for, `history` puts it together. One transaction a run: all or
nothing.
"""
