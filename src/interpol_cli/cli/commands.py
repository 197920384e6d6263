"""Name every command: its module, its function, and the line that help shows; nothing is imported for it.

Conventions: the order is that of `interpol --help`; a test holds each line equal to the first line of the function's
docstring.
"""

from typing import NamedTuple


class Entry(NamedTuple):
    """Where a command lives and what it does; `group` names the commands below it."""

    module: str
    function: str
    help: str
    group: str | None = None


COMMANDS: dict[str, Entry] = {
    "timeline": Entry("timeline", "timeline", "Draw facts down a time axis, or in lanes along one."),
    "list": Entry("listing", "list_facts", "List facts as a table."),
    "get": Entry("get", "get", "Print bare values of facts, one a line, for scripts."),
    "lookup": Entry(
        "lookup", "lookup", "Find the fact for each key: an id, a number in words, a date, a title, a person."
    ),
    "show": Entry("show", "show", "Show a fact whole: people, sources, disputes, neighbours."),
    "search": Entry("searching", "search", "Search every text of the facts, best match first, and say what matched."),
    "venues": Entry("places", "venues", "List where things were held, how often, first and last."),
    "next": Entry("nearby", "next_fact", "Show the next fact after today, or after another day."),
    "last": Entry("nearby", "last_fact", "Show the last fact up to today, or up to another day."),
    "on": Entry("nearby", "on_day", "Show what happened on this day in any year."),
    "today": Entry(
        "day", "today", "Show the day's page: the last and next session, who is in office, what happened on this day."
    ),
    "who": Entry("who", "who", "Say who held an office."),
    "count": Entry("counting", "count", "Count facts by year, decade, kind, country or another field."),
    "export": Entry("export", "export", "Write facts to a file; its ending gives the format."),
    "sources": Entry("evidence", "sources", "List the sources that facts stand on."),
    "disputes": Entry("evidence", "disputes", "List what sources say against the record, and why it does not stand."),
    "cite": Entry("cite", "cite", "Cite the sources of facts: a line of text each, BibTeX for biblatex, or CSL-JSON."),
    "date": Entry("phrase", "date", "Explain how a phrase is read as a date."),
    "fields": Entry("describe", "fields", "List the fields of a fact."),
    "values": Entry("describe", "values", "List the values that a field can be asked for."),
    "schema": Entry("describe", "schema", "Print the JSON Schema of the JSON output, or of a store's file."),
    "settings": Entry("settings_command", "settings", "Print each setting with its value and where it comes from."),
    "store": Entry("", "", "Look after stores of facts.", group="store"),
    "help": Entry("help_topics", "help_topic", "Explain a topic, offline, with examples; or show a command's help."),
    "completion": Entry(
        "completion", "completion", "Print the script by which a shell completes commands, options, ids and values."
    ),
}

GROUPS: dict[str, dict[str, Entry]] = {
    "store": {
        "path": Entry("store_path", "path", "Print the path of each store that is read."),
        "init": Entry("store_init", "init", "Begin a store of your own, to be laid over the curated one."),
        "add": Entry("store_add", "add", "Add a fact, a source, a person or a place to your store."),
        "edit": Entry("store_add", "edit", "Edit a fact, a source, a person or a place in your editor."),
        "set": Entry("store_set", "set_fields", "Set fields of a fact, a source, a person or a place."),
        "dispute": Entry("store_set", "dispute", "Write down that a source contradicts a fact."),
        "rm": Entry(
            "store_set", "remove", "Remove a fact, a source, a person or a place of your store, or hide a curated one."
        ),
        "log": Entry("store_history", "log", "Show every change that was made to your store: when, who, what and why."),
        "undo": Entry(
            "store_history", "undo", "Take a change back, the last one or the one with that number in the log."
        ),
        "check": Entry(
            "store_check", "check", "Check that a store keeps every rule, and say what else looks wrong in it."
        ),
        "diff": Entry("store_diff", "diff", "Show by id and field where two stores differ."),
        "import": Entry(
            "store_import", "import_file", "Take facts, sources, people or places from a file into your store."
        ),
    },
}
