"""Write sources for a bibliography: BibTeX for biblatex, CSL-JSON, or a line of text each.

Conventions: the key of a source is its id in the store, which is unique and does not change. A date is EDTF where the
form takes it; what it cannot say (CSL-JSON: uncertain, unspecified digits, an open end) stands in `note` as EDTF.
BibTeX is for biblatex with biber (UTF-8, `date`, `langid`); a title is braced twice, so that no style changes its case.

Source: biblatex manual, 2.2 (fields) and 2.3.8 (dates); CSL-JSON schema 1.0, `date-variable`.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from interpol_cli.core.edtf import Edtf, EdtfPoint, Precision, parse
from interpol_cli.core.language import Languages
from interpol_cli.core.model import Source
from interpol_cli.core.report import Json
from interpol_cli.render.addresses import web_address
from interpol_cli.render.prose import source_line

STYLES = ("text", "bibtex", "csl")

_NAMES = (
    "ar:arabic bg:bulgarian bn:bengali cs:czech da:danish de:ngerman el:greek en:english es:spanish fa:persian "
    "fi:finnish fr:french he:hebrew hi:hindi hr:croatian hu:hungarian id:indonesian it:italian ja:japanese "
    "ko:korean mk:macedonian nl:dutch no:norsk pl:polish pt:portuguese ro:romanian ru:russian sk:slovak "
    "sl:slovenian sq:albanian sr:serbian sv:swedish th:thai tr:turkish uk:ukrainian ur:urdu vi:vietnamese "
    "zh:chinese"
)
_BABEL = dict(pair.split(":") for pair in _NAMES.split())  # the names of babel, which biblatex wants as `langid`
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "{": r"\textbraceleft{}",  # an escaped brace counts as a brace all the same, and may stand alone
        "}": r"\textbraceright{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
_CSL_TYPES: Mapping[str, str] = {
    "press": "article-newspaper",
    "encyclopedia": "entry-encyclopedia",
    "academic": "article",
    "archive": "document",
}


def render_citations(sources: Iterable[Source], style: str, languages: Languages) -> Iterator[str]:
    """Write sources in a style of `STYLES`, one a piece; the language is for the dates in text."""
    if style == "bibtex":
        return _joined(map(_bibtex, sources))
    if style == "csl":
        return _csl_array(sources)
    return (f"{source_line(source, languages)}\n" for source in sources)


def _joined(entries: Iterable[str]) -> Iterator[str]:
    for place, entry in enumerate(entries):
        yield f"\n{entry}" if place else entry


def _bibtex(source: Source) -> str:
    address = web_address(source.url)
    fields = {
        "title": f"{{{_tex(source.title)}}}",
        "organization": f"{{{_tex(source.publisher)}}}",
        **_bibtex_date(source.published),
        "url": address.translate(_ADDRESS) if address else "",
        **_bibtex_language(source.language),
        "keywords": _tex(source.type),
    }
    notes = [source.note, fields.pop("note", None), None if address else source.url]
    fields["note"] = ". ".join(_tex(note.removesuffix(".")) for note in notes if note)
    lines = "".join(f"  {name:<12} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{'online' if address else 'misc'}{{{source.id},\n{lines}}}\n"


def _tex(text: str) -> str:
    return " ".join(text.translate(_TEX).split())


def _bibtex_date(published: str | None) -> dict[str, str]:
    """Give the date as biblatex takes it: all of level 1, but no unspecified digits at an end of an interval."""
    if not published:
        return {}
    if "/" in published and "X" in published:
        return {"note": f"published {published} (EDTF)"}
    return {"date": published}


def _bibtex_language(tag: str) -> dict[str, str]:
    name = _BABEL.get(re.split("-", tag, maxsplit=1)[0].lower())
    return {"langid": name} if name else {"language": tag}


def _csl_array(sources: Iterable[Source]) -> Iterator[str]:
    before = "["
    for source in sources:
        yield f"{before}\n{json.dumps(_csl(source), ensure_ascii=False)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _csl(source: Source) -> dict[str, Json]:
    kind = _CSL_TYPES.get(source.type, "webpage")
    item: dict[str, Json] = {"id": source.id, "type": kind, "title": source.title, "publisher": source.publisher}
    if kind in ("article-newspaper", "entry-encyclopedia"):  # of these, styles print what they stand in
        item["container-title"] = source.publisher
    date = parse(source.published) if source.published else None
    if date:
        item["issued"] = _csl_date(date)
    notes = [source.note, f"published {date.text} (EDTF)" if date and _is_more_than_csl_says(date) else None]
    address = web_address(source.url) or source.url
    note = ". ".join(one.removesuffix(".") for one in notes if one)
    return item | {
        name: value for name, value in (("URL", address), ("language", source.language), ("note", note)) if value
    }


def _csl_date(date: Edtf) -> dict[str, Json]:
    known = [point for point in ((date.start, date.end) if date.is_interval else (date.start,)) if point]
    spread: list[Json] = [_csl_parts(point, is_last=False) for point in known]
    if len(known) == 1 and known[0].precision >= Precision.DECADE:
        spread.append(_csl_parts(known[0], is_last=True))
    issued: dict[str, Json] = {"date-parts": spread}
    if len(known) == 1 and known[0].precision is Precision.SEASON:
        issued["season"] = int(known[0].month or 0) - 20
    return {**issued, "circa": True} if date.is_approximate else issued


def _csl_parts(point: EdtfPoint, *, is_last: bool) -> list[Json]:
    parts: list[Json] = [int(point.year.replace("X", "9" if is_last else "0"))]
    if point.precision <= Precision.MONTH:
        parts.append(int(point.month or 0))
    if point.precision is Precision.DAY:
        parts.append(int(point.day or 0))
    return parts


def _is_more_than_csl_says(date: Edtf) -> bool:
    """Say whether `date-parts`, `season` and `circa` leave something of the date out."""
    if date.is_uncertain or "X" in date.text:
        return True
    if date.is_interval:
        ends = (date.start, date.end)
        return any(point is None or point.precision is Precision.SEASON or point.qualifier for point in ends)
    return False
