"""Measuring: how near the program comes to what its store and its library could do at best.

`mix` says what a forum writes, `inventing` makes values for fields, `invented_log` writes a log of
any size from one seed. `rebuilds` compares three ways to fill the same read model: `floor`, `stock`
and `ours`. `commands` compares `Governance` with the bare library (`bare`) on the same loads and
saves, `page_acts` a page with the command that it carries out. `places` are the stores they run on,
`report` is the table.

Run it with `./dev bench`; nothing in here is asserted about time.
"""
