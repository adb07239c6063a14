"""Texts at length: how they come in, go out, are compared, checked and masked; no pages.

What is stored is Markdown; nobody has to know it. Everything here is pure: texts and bytes in,
values out, no request, no log, no clock. Heavy packages (mammoth, python-docx, BeautifulSoup) are
imported by the module that needs them, so a page imports that module when it is asked for.

- `markdown`: the one reading of Markdown that pages, Word files and masks share.
- `refused`: the one refusal, with a sentence that says what to do.

In:

- `pasted`: HTML as it is pasted from Word, mail or a web page, made into Markdown.
    - `kept_html`: which tags are let in, and how much.
    - `word_html`: what Word and its kin mean by what they write instead of HTML.
    - `blocks`, `open_lists`, `table_grid`: the same text in paragraphs, lists and tables only.
    - `as_markdown`, `inline`, `escaping`: that as Markdown which reads as typed.
- `word_in`: a Word file as a draft; `word_file` refuses hostile ones before they are read.

Out:

- `word_out`: minutes and agendas as Word files.
    - `word_body`, `word_styles`, `word_bytes`: the text, its styles, and the same bytes each time.

Between versions:

- `differences`: two versions side by side; `merging`: three versions into one, without a loss.
    - `paragraphs`: what counts as a paragraph for both.

Before publishing:

- `check`: what to look at first.
    - `readable`: a text as it reads, with the way back to its places.
    - `identity_numbers` (forms ask it too), `contact_details`, `names`, `sensitive_words`,
      `pictures`: what is found.
- `passages`: a text's paragraphs as they read, and marks on those that became a view.
- `masking`: the public version of a text with passages masked; `mask_places` tries each mask.
"""
