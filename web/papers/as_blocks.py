"""Markdown as data for the typesetter: what somebody wrote never becomes markup of its own."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlsplit

from markdown_it.tree import SyntaxTreeNode

from web.texts.markdown import MARKDOWN, SCHEMES

Block = dict[str, Any]
"""A block: `t` is h, p, ul, ol, quote, code, rule or table; the rest by kind."""
Run = dict[str, Any]
"""A stretch of text: `text`, and where they apply `b`, `i`, `code`, `href`; or `br`."""
_DEEPEST: Final = 3
_MARKS: Final = {"strong": "b", "em": "i"}


def as_blocks(text: str) -> list[Block]:
    """Return a text in Markdown as blocks."""
    return _blocks(SyntaxTreeNode(MARKDOWN.parse(text)).children)


def _blocks(nodes: list[SyntaxTreeNode]) -> list[Block]:
    return [block for node in nodes for block in _block(node)]


def _block(node: SyntaxTreeNode) -> list[Block]:
    match node.type:
        case "heading":
            level = min(int(node.tag[1]), _DEEPEST)
            return [{"t": "h", "level": level, "runs": _inline(node)}]
        case "paragraph":
            return [{"t": "p", "runs": _inline(node)}]
        case "bullet_list" | "ordered_list":
            items = [_blocks(item.children) for item in node.children]
            if node.type == "bullet_list":
                return [{"t": "ul", "items": items}]
            return [{"t": "ol", "start": int(node.attrs.get("start", 1)), "items": items}]
        case "blockquote":
            return [{"t": "quote", "blocks": _blocks(node.children)}]
        case "fence" | "code_block":
            return [{"t": "code", "text": node.content.rstrip("\n")}]
        case "hr":
            return [{"t": "rule"}]
        case "table":
            rows = [
                [_inline(cell) for cell in row.children]
                for part in node.children
                for row in part.children
            ]
            return [{"t": "table", "head": rows[0], "rows": rows[1:]}] if rows else []
    return [{"t": "p", "runs": [{"text": node.content}]}] if node.content else []


def _inline(node: SyntaxTreeNode) -> list[Run]:
    return [run for child in node.children for run in _runs(child, {})]


def _runs(node: SyntaxTreeNode, marks: dict[str, Any]) -> list[Run]:
    match node.type:
        case "text":
            return [{"text": node.content, **marks}]
        case "softbreak":
            return [{"text": " ", **marks}]
        case "hardbreak":
            return [{"text": "", "br": True}]
        case "code_inline":
            return [{"text": node.content, "code": True, **marks}]
        case "link":
            href = str(node.attrs.get("href", ""))
            if urlsplit(href).scheme in SCHEMES:
                marks = {**marks, "href": href}
        case "strong" | "em":
            marks = {**marks, _MARKS[node.type]: True}
        case "image":
            return [{"text": node.content, **marks}]
    return [run for child in node.children for run in _runs(child, marks)]
