"""Letters by e-mail: what the log has to tell to those it concerns, once to each.

`outgoing` hands a letter to a server; nothing else knows SMTP. `letters` writes one, `due` finds
what is due for whom between two positions of the log, `sending` sends it and remembers how far.
"""
