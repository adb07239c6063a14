"""Papers of meetings as files: taken in, handed out, and joined to one PDF. No log, no clock.

- `refused`: the one refusal of a file, with a sentence that says what to do.
- `taking_in`: an upload, from its stream to bytes of a known kind.
    - `word_look`: what a Word file may not bring along; `pdf_look`: what a PDF may not.
    - `polyglot`: files that are of two kinds at once.
- `work`: what reads a PDF, in a process of its own with little time and memory; `apart` starts it.
- `as_blocks`: Markdown as data for the typesetter.
- `joined`: the agenda and all papers as one PDF with bookmarks and page numbers.
- `handing_out`: a file as an answer that no browser runs.
"""
