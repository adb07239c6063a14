"""Texts at length: how they come in, go out, are compared, checked and masked; no pages.

What is stored is Markdown; nobody has to know it. Everything here is pure: texts and bytes in,
values out, no request, no log, no clock. Heavy packages (mammoth, python-docx, BeautifulSoup) are
imported by the module that needs them, so a page imports that module when it is asked for.

- `markdown`: the one reading of Markdown that pages, Word files and masks share.
- `refused`: the one refusal, with a sentence that says what to do.

In:

- `pasted`: HTML as it is pasted from Word, mail or a web page, made into Markdown.
    - `kept_html`: which tags are let in, and how much.
    - `word_html`: what Word and its kin write instead of HTML: lists, headings, comments.
    - `blocks`: a tree in which text stands in paragraphs only; tables without gaps.
    - `as_markdown`, `inline`, `escaping`: the tree as Markdown that reads as typed.
- `word_in`: a Word file as a draft; `word_file` refuses hostile ones before they are read.

Out:

- `word_out`: minutes and agendas as Word files; `word_body`, `word_lists` and `word_bytes` do the
  parts.

Between versions and before publishing:

- `differences`: two versions side by side; `merging`: three versions into one, without a loss.
    - `paragraphs`: what counts as a paragraph for both.
- `check`: what to look at before a text is published.
    - `readable`: a text as it reads, with the way back to its places.
    - `identity_numbers`, `contact_details`, `names`, `sensitive_words`, `pictures`: what is found.
- `masking`: the public version of a text with passages masked.
"""
