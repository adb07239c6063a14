"""What Word, Outlook and their kin put on the clipboard is understood."""

from __future__ import annotations

from web.texts.pasted import from_html

HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta charset=utf-8>
<title>Utkast</title><!--[if gte mso 9]><xml><o:OfficeDocumentSettings></o:OfficeDocumentSettings>
</xml><![endif]--><style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=SV>
<!--StartFragment-->"""
FOOT = "<!--EndFragment--></body></html>"


def pasted(body: str) -> str:
    return from_html(HEAD + body + FOOT).markdown


def item(text: str, mark: str = "·", level: int = 1, part: str = "Middle") -> str:
    """An item of a list as Word writes it."""
    return f"""<p class=MsoListParagraphCxSp{part} style='text-indent:-18.0pt;
mso-list:l0 level{level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span
style='mso-list:Ignore'>{mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>{text}<o:p></o:p></p>
"""


def test_paragraphs_of_word_hold_no_trace_of_word() -> None:
    body = """<p class=MsoNormal><span style='mso-fareast-language:SV'>Mötet&nbsp;öppnades
kl.&nbsp;13.<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"""

    assert pasted(body) == "Mötet öppnades kl. 13."


def test_a_title_and_headings_of_word_are_headings() -> None:
    body = """<p class=MsoTitle>Anteckningar</p><h2>Beslut<o:p></o:p></h2>
<p class=Paragraph role=heading aria-level=3>Övrigt</p>"""

    assert pasted(body) == "# Anteckningar\n\n## Beslut\n\n### Övrigt"


def test_a_marked_list_is_a_list() -> None:
    body = item("Ett", part="First") + item("Två <b>fet</b>", part="Last")

    assert pasted(body + "<p class=MsoNormal>Efter.</p>") == "- Ett\n- Två **fet**\n\nEfter."


def test_a_marked_list_keeps_its_depth() -> None:
    body = item("a") + item("b", "o", 2) + item("c", "§", 3) + item("d", "o", 2) + item("e")

    assert pasted(body) == "- a\n  - b\n    - c\n  - d\n- e"


def test_a_marked_list_keeps_its_numbers_and_kinds() -> None:
    body = item("a", "3.") + item("b", "a)", 2) + item("c", "4.") + item("d", "·")

    assert pasted(body) == "3. a\n   1. b\n4. c\n\n- d"


def test_a_list_that_begins_deep_is_a_list() -> None:
    assert pasted(item("a", level=3) + item("b", level=1)) == "- a\n- b"


def test_a_marked_list_whose_styles_are_lost_is_still_a_list() -> None:
    body = """<p class="MsoListParagraph">·&nbsp;&nbsp;&nbsp;Ett</p>
<p class="MsoListParagraph"><span>2.</span><span>&nbsp; </span>Två</p>
<p class="MsoListParagraph">Inget märke.</p>"""

    assert pasted(body) == "- Ett\n\n2. Två\n\nInget märke."


def test_pictures_of_word_are_counted_once() -> None:
    body = """<p class=MsoNormal><!--[if gte vml 1]><v:shape><v:imagedata src="file:///c:/x.png"/>
</v:shape><![endif]--><![if !vml]><img width=9 src="file:///c:/x.png"><![endif]>Text</p>"""

    found = from_html(HEAD + body + FOOT)

    assert (found.markdown, found.pictures) == ("Text", 1)


def test_footnotes_are_text_without_a_link() -> None:
    body = """<p>Enligt lag<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span
class=MsoFootnoteReference><sup>1</sup></span></a>.</p><div id=ftn1><p class=MsoFootnoteText><a
href="#_ftnref1">[1]</a> SFS 2017:900</p></div>"""

    assert pasted(body) == "Enligt lag¹.\n\n\\[1\\] SFS 2017:900"


def test_comments_beside_the_text_do_not_come_along() -> None:
    body = """<p>Beslutet<span class=MsoCommentReference><span><a class=msocomanchor
href="#_msocom_1">[A1]</a></span></span> togs.</p><div style='mso-element:comment-list'>
<div class=msocomtxt><p class=MsoCommentText>Stämmer det?</p></div></div>"""

    assert pasted(body) == "Beslutet togs."


def test_tracked_changes_read_as_if_they_were_accepted() -> None:
    body = """<p>Svar senast <del cite="mailto:A" datetime="2026-03-01T10:00">1</del><ins
cite="mailto:A" datetime="2026-03-01T10:00">15</ins> april.</p>"""

    assert pasted(body) == "Svar senast 15 april."


def test_a_mail_in_boxes_becomes_paragraphs() -> None:
    body = """<div class="WordSection1"><div><div style="font-size:11pt">Hej!</div><div><br></div>
<div>Vi kommer <span style="font-weight: 700; font-style: italic">inte</span>.</div></div></div>
<div style="display:none;mso-hide:all">Öppna i webbläsaren</div>"""

    assert pasted(body) == "Hej!\n\nVi kommer ***inte***."


def test_bold_that_is_switched_off_is_not_bold() -> None:
    body = """<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span
style="font-weight:400;font-style:normal">Mager</span></p><ul><li aria-level="1"><p><span
style="font-weight:700;">Fet</span></p></li></ul></b>"""

    assert pasted(body) == "Mager\n\n- **Fet**"


def test_a_table_of_word_keeps_its_cells() -> None:
    body = """<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'><td valign=top>
<p class=MsoNormal><b>Uppgift<o:p></o:p></b></p></td><td><p class=MsoNormal><b>Vem</b></p></td>
</tr><tr><td><p class=MsoNormal>Skicka svar</p></td><td><p class=MsoNormal><o:p>&nbsp;</o:p></p>
</td></tr></table>"""

    assert pasted(body) == "| Uppgift | Vem |\n| --- | --- |\n| Skicka svar |  |"
