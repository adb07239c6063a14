"""Read models: what people look at, rebuilt at will from the log and its texts.

Every row of a read model is what ONE event says, under that event's log position; rows are only
inserted. A strike takes away the rows of the struck event. Questions fold rows: the newest title,
who held a seat on a day. So handlers are pure and never read a clock.

`tables` describes tables, `told` is an event as a handler gets it, `writing` turns what handlers
give into rows, `read_model` is one SQLite file, `follower` keeps it up with the log, `rebuilding`
makes a new file beside and swaps, `visible` is the one SQL helper of access. The other modules hold
tables, handler and questions of one subject.
"""
