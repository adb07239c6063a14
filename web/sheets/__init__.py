"""Members and organizations in from a spreadsheet, and out as one that can be read back.

- `csv_in`, `xlsx_in`: a file as lines of cells; refused where letters or values would be lost.
- `columns`: which column is which, in Swedish or English; `cells`: what may stand in each.
- `reading`: both put together: a `Sheet`, with every cell that looks like a personal number masked.
- `known`: what the forum knows already; `alike`: names that may be the same organization's.
- `planned`: what would become of each row, in words; `planning` works it out by carrying the
  commands out, in a rehearsal or in a batch; `of_organizations`, `of_seats`, `of_people` say which.
- `in_page`: the rows as they wait in the page, signed; nothing of a file is kept on the server.
- `writing`: the preview, and all of it or nothing written; `listed`: the same columns out.

Nothing is merged silently: what may be the same is asked, what differs is chosen.
"""
