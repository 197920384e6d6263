"""Say what each option and argument takes, as completion offers it.

Conventions: a new option or argument needs a line here, if only that nothing can be listed for it; the tests hold the
tables against what the commands declare, write and answer to `-F help`.
"""

from collections.abc import Iterable, Mapping, Sequence

from interpol_cli.cli import candidates as may
from interpol_cli.cli.candidates import Source
from interpol_cli.cli.form_names import FACT_COMMANDS, FACT_FORMATS, MACHINE_FORMATS, PICTURES

SHELLS = ("bash", "zsh", "fish")
RECORDS = ("fact", "source", "person", "place", "country", "series")
"""What a store holds, as `store add` and its like call it."""


def _rules(typed: str, facts: may.Facts) -> Iterable[may.Candidate]:
    """Give the rules of a store, with what each holds."""
    from interpol_cli.store.audit import rule_rows  # 10 ms, and only one command takes a rule

    return may.described({row.name: row.about for row in rule_rows()})(typed, facts)


LANES = ("kind", "series", "country", "region", "person", "office")
LANE_COMMANDS = ("timeline", "export")
"""What `--by` takes where it draws lanes; elsewhere it counts."""

OPTIONS: Mapping[str, Source] = {
    "--store": may.any_of(may.words("curated"), may.files),
    "--lang": may.languages,
    "--today": may.nothing,
    "--color": may.words("auto", "always", "never"),
    "--date-order": may.words("dmy", "mdy"),
    **dict.fromkeys(("--in", "--since", "--until", "--before", "--after", "--on", "--from"), may.periods),
    "--rel": may.relations,
    **{
        f"--{name}": may.values_of(name)
        for name in ("precision", "kind", "series", "country", "host", "city", "person", "tag", "region")
    },
    "--by": may.comma_list(may.count_fields),
    "--split": may.comma_list(may.count_fields),
    "--scale": may.words("auto", "decade", "year", "month"),
    "--bidi": may.words("logical", "visual"),
    "--output": may.files,
    "--imprecise": may.words("skip", "span"),
    "--table": may.words("events", "sources", "people", "places", "countries", "series"),
    "--map": may.nothing,
    "--style": may.words("text", "bibtex", "csl"),
    **dict.fromkeys(("--limit", "--offset", "--within", "--template", "--width"), may.nothing),
    **dict.fromkeys(("--date", "--published"), may.periods),
    "--place": may.values_of("city"),
    "--part-of": may.ids,
    "--source": may.values_of("source"),
    "--type": may.values_of("source_type"),
    "--language": may.languages,
    "--json": may.any_of(may.words("-"), may.files),
    **dict.fromkeys(("--id", "--title", "--title-en", "--title-fr", "--title-ar", "--text", "--name"), may.nothing),
    **dict.fromkeys(("--alias", "--venue", "--number", "--publisher", "--url", "--why"), may.nothing),
    **dict.fromkeys(("--summary", "--rebuild"), may.nothing),
}
"""What each option takes; `--format`, `--fields` and `--sort` depend on the command."""

ARGUMENTS: Mapping[str, tuple[Source, ...]] = {
    **dict.fromkeys(("timeline", "list", "search", "venues", "next", "last", "count"), (may.query,)),
    **dict.fromkeys(("sources", "disputes"), (may.any_of(may.query, may.ids),)),
    "get": (may.ids, may.any_of(may.paths, may.ids)),
    **dict.fromkeys(("show", "lookup", "cite"), (may.ids,)),
    "who": (may.values_of("office"),),
    "on": (may.nothing,),
    "export": (may.files, may.query),
    "date": (may.periods,),
    "values": (may.value_fields,),
    "schema": (may.words("output", "store"),),
    "completion": (may.words(*SHELLS),),
    "store check": (_rules,),
    "store diff": (may.any_of(may.words("curated"), may.files),),
    "store import": (may.files,),
    "store init": (may.files,),
    "store add": (may.any_of(may.words(*RECORDS), may.assignments), may.assignments),
    **dict.fromkeys(("store edit", "store rm"), (may.any_of(may.ids, may.words(*RECORDS)), may.record_ids)),
    **dict.fromkeys(("store set", "store dispute"), (may.ids, may.assignments)),
    "store log": (may.ids,),
    "store undo": (may.nothing,),
}
"""What the arguments of each command are, the last of them again and again; commands of groups as `store add`."""

OWN_FIELDS: Mapping[str, Source] = {
    "venues": may.words("id", "city", "country", "country_name", "halls", "count", "first", "last", "events"),
    "who": may.words(
        *("office", "region", "person", "name", "country", "acting", "date", "earliest", "latest"),
        *("began", "ended", "session", "term", "sources", "match", "origin"),
    ),
    "count": may.any_of(may.count_fields, may.words("count")),
    "sources": may.words(
        *("id", "publisher", "title", "published", "language", "type", "url", "supports", "contradicts"),
    ),
    "disputes": may.words("id", "date", "title", "field", "value", "sources", "why", "origin"),
    "date": may.words(
        *("phrase", "edtf", "earliest", "latest", "precision", "approximate", "uncertain", "words", "alternatives"),
    ),
    "fields": may.words("name", "type", "about", "shown_in"),
    "values": may.words("id", "name", "aliases", "facts"),
    "settings": may.words("name", "value", "origin"),
    "store check": may.words("severity", "rule", "file", "line", "table", "id", "field", "reason"),
    "store diff": may.words("table", "id", "field", "change", "before", "after"),
    "store import": may.words("status", "table", "id", "fields", "conflicts", "line"),
    "store log": may.words(
        *("number", "when", "who", "op", "ids", "fields", "why", "undoes", "changes", "digest_before", "digest_after"),
    ),
}
"""The fields of commands whose rows are no facts."""

ADDED_FIELDS: Mapping[str, Source] = {
    "lookup": may.words("input", "status", "candidates"),
    "search": may.words("score", "matched"),
    **dict.fromkeys(("next", "last"), may.words("days_least", "days_most", "in_progress")),
    "on": may.words("day", "years", "part", "round"),
    "today": may.words("section"),
}
"""What commands say beside the fields of a fact."""


def source_of(path: Sequence[str], option: str) -> Source:
    """Give what an option of a command takes."""
    command = " ".join(path)
    if option == "--format":
        of_facts = FACT_FORMATS if command in FACT_COMMANDS else ()
        return may.words(*PICTURES.get(command, ("table",)), *MACHINE_FORMATS, *of_facts)
    if option == "--by" and command in LANE_COMMANDS:
        return may.words(*LANES)
    if option not in ("--fields", "--sort"):
        return OPTIONS.get(option, may.nothing)
    fields = OWN_FIELDS.get(command) or may.any_of(may.paths, ADDED_FIELDS.get(command, may.nothing))
    if option == "--sort":
        return may.comma_list(fields, sign="-")
    return may.any_of(may.comma_list(fields), may.words("help"))
