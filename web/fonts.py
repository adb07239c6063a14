"""The two typefaces, cut to the letters we use and served from here.

Knows where the installed font packages lie, which letters and weights the pages need, and how long
a browser may keep the file. The fonts are open (OFL) and not copied into the repository: the cut
is made once, at the first request, and kept in `FORUM_DATA/cache/fonts`. It carries names of our
own, since the name "Source" is reserved for the unchanged files; copyright and licence stay inside.
If a package is missing the pages use the system's fonts.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import io
import logging
import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, url_for

RECIPE = "1"  # raise it when anything below changes what is in the file
ONE_YEAR = 31_536_000  # seconds
LETTERS = (
    *range(0x20, 0x7F),  # Latin, then Latin-1 and Latin Extended-A (Sámi, Polish, Finnish names)
    *range(0xA0, 0x180),
    *(0x2009, 0x200B, 0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D),
    *(0x201E, 0x2022, 0x2026, 0x202F, 0x20AC, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212),
)
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "calt", "tnum", "lnum"]
COPYRIGHT_AND_LICENCE = [0, 13, 14]  # ids in the font's own name table

fonts = Blueprint("fonts", __name__, url_prefix="/fonts")
_log = logging.getLogger(__name__)
_cutting = threading.Lock()


@dataclass(frozen=True)
class Face:
    """One typeface: its package, our name for the cut, and what is fixed or kept in it."""

    package: str
    family: str
    ours: str
    axes: tuple[tuple[str, float | tuple[float, float]], ...]
    weights: str

    @cached_property
    def name(self) -> str:
        """The file's name, which changes whenever its content would."""
        made_of = (RECIPE, self.package, importlib.metadata.version(self.package), str(self.axes))
        return f"{self.ours}-{hashlib.sha256('|'.join(made_of).encode()).hexdigest()[:12]}.woff2"

    @cached_property
    def content(self) -> bytes:
        """The woff2 file with only our letters, features and weights (made in about a second)."""
        import fontpkg
        from fontTools import subset
        from fontTools.ttLib import TTFont
        from fontTools.varLib import instancer

        options = subset.Options()
        options.layout_features = FEATURES
        options.name_IDs = COPYRIGHT_AND_LICENCE
        options.hinting = False
        font = TTFont(fontpkg.path(self.family))
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=LETTERS)
        cutter.subset(font)
        font = instancer.instantiateVariableFont(font, dict(self.axes), inplace=True)
        for name_id, text in ((1, self.ours), (4, self.ours), (6, self.ours)):
            font["name"].setName(text, name_id, 3, 1, 0x409)
        font.flavor = "woff2"
        out = io.BytesIO()
        font.save(out)
        return out.getvalue()


SERIF = Face(
    package="fontpkg-source-serif-4",
    family="source-serif-4",
    ours="forum-serif",
    axes=(("wght", 600.0), ("opsz", 32.0)),
    weights="600",
)
SANS = Face(
    package="fontpkg-source-sans-3",
    family="source-sans-3",
    ours="forum-sans",
    axes=(("wght", (400.0, 600.0)),),
    weights="400 600",
)


def installed(faces: Iterable[Face] = (SERIF, SANS)) -> dict[str, Face]:
    """The faces whose package is installed, by the name of their file."""
    found = {}
    for face in faces:
        try:
            found[face.name] = face
        except importlib.metadata.PackageNotFoundError:
            _log.warning("%s is not installed: pages use the system's fonts", face.package)
    return found


def add_fonts(app: Flask, data: Path) -> None:
    """Serve the installed faces under `/fonts/`, kept in a cache folder under `data`."""
    faces = installed()
    rules = "".join(
        f'@font-face{{font-family:"{face.ours}";src:url("{name}") format("woff2");'
        f"font-weight:{face.weights};font-display:swap}}\n"
        for name, face in faces.items()
    ).encode()
    app.extensions["faces"] = faces
    app.extensions["face_rules"] = rules
    app.extensions["face_sheet"] = f"faces-{hashlib.sha256(rules).hexdigest()[:12]}.css"
    app.extensions["face_folder"] = data / "cache" / "fonts"
    app.register_blueprint(fonts)


def face_sheet() -> str:
    """The address of the stylesheet that names the faces."""
    return url_for("fonts.font", name=current_app.extensions["face_sheet"])


@fonts.get("/<name>")
def font(name: str) -> Response:
    extensions = current_app.extensions
    if name == extensions["face_sheet"]:
        response = Response(extensions["face_rules"], mimetype="text/css")
    elif name in extensions["faces"]:
        content = _kept(extensions["faces"][name], extensions["face_folder"])
        response = Response(content, mimetype="font/woff2")
    else:
        abort(404)
    response.headers["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"
    return response


def _kept(face: Face, folder: Path) -> bytes:
    path = folder / face.name
    with _cutting:
        if path.exists():
            return path.read_bytes()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            new = path.with_suffix(f".{os.getpid()}")
            new.write_bytes(face.content)
            new.replace(path)
        except OSError as refusal:
            _log.warning(
                "the font is made anew at each start, %s takes no file: %s", folder, refusal
            )
        return face.content
