"""Hold the options of every command as plain values: completion needs them, and Typer costs it 50 ms to ask.

Convention: `python scripts/write_options.py` writes this file; a test fails where it differs from what the commands
declare. An option is its names, whether it takes a value, and its help.
"""

# fmt: off
Option = tuple[str, bool, str]

SHARED: dict[str, tuple[Option, ...]] = {
    'Common': (
        ('--store', True, "Read this store; repeat to lay one over another ('curated': ours)."),
        ('--lang', True, 'Languages wanted: en, fr, ar, ar-MA.'),
        ('--today', True, 'Take this day for today.'),
        ('--color', True, 'auto, always or never.'),
        ('--date-order', True, 'Read 03/09/1923 as dmy or mdy.'),
        ('--bidi', True, 'Arabic in logical order, or visual for old terminals.'),
    ),
    'Asked': (
        ('--in', True, 'Shares at least one day with the period.'),
        ('--since', True, "Does not end before the period's first day."),
        ('--until', True, "Does not begin after the period's last day."),
        ('--before', True, "Ends before the period's first day."),
        ('--after', True, "Begins after the period's last day."),
        ('--on', True, 'Shares that day.'),
        ('--rel', True, 'Stands in an Allen relation to the period (overlaps:1990s).'),
        ('--certain', False, 'Leave out what only possibly matches.'),
        ('--precision', True, 'The date is given to the day, month, year …'),
        ('--kind', True, 'Of this kind: session, election, term …'),
        ('--series', True, 'Of this series.'),
        ('--country', True, 'Held there, about it, or of a person of it.'),
        ('--host', True, 'Held in this country.'),
        ('--city', True, 'Held in this city.'),
        ('--person', True, 'With this person.'),
        ('--tag', True, 'With this tag.'),
    ),
    'Order': (
        ('--sort', True, 'Sort by fields, - before one turns it: -number,date.'),
        ('--reverse', False, 'Turn the order round.'),
        ('-n --limit', True, 'Show at most N.'),
        ('--offset', True, 'Leave out the first N.'),
    ),
    'Shape': (
        ('-F --fields', True, "Show these fields: id,date,place.city ('help')."),
        ('-f --format', True, 'Form: plain, csv, tsv, json, jsonl …'),
        ('--template', True, "A line for each: '{date}\\t{title.en}', names of fields only."),
        ('-o --output', True, 'Write to a file; its ending gives the form (-: stdout).'),
        ('--force', False, 'Replace the file if it exists.'),
        ('--no-header', False, 'Leave out the header of CSV and TSV.'),
        ('--ascii', False, 'Draw with ASCII; escape other letters in JSON.'),
        ('--excel', False, 'CSV for Excel: byte order mark, CRLF, formula guard.'),
    ),
    'Drawing': (
        ('--by', True, 'A lane for each: kind, series, country, region, person, office.'),
        ('--scale', True, 'Lanes marked by decade, year or month; auto.'),
        ('--width', True, 'Columns of a picture; in SVG, pixels.'),
    ),
    'Entering': (
        ('--summary', True, 'Why it is changed; the journal keeps it.'),
        ('--dry-run', False, 'Print the difference, and write nothing.'),
    ),
}

OWN: dict[str, tuple[tuple[str, ...], tuple[Option, ...]]] = {
    '': (('Common',), (
        ('--version', False, "Name the program, its store and the store's age."),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'timeline': (('Asked', 'Common', 'Order', 'Shape', 'Drawing'), (
        ('--imprecise', True, 'In a calendar, facts whose days are not known: skip, or span.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'list': (('Asked', 'Common', 'Order', 'Shape'), (
        ('--imprecise', True, 'In a calendar, facts whose days are not known: skip, or span.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'get': (('Common',), (
        ('-0 --null', False, 'End each value with a NUL, not with a line end.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'lookup': (('Asked', 'Common', 'Shape'), (
        ('--stop-on-error', False, 'Stop after the first key that does not name one fact.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'show': (('Common', 'Shape'), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'search': (('Asked', 'Common', 'Order', 'Shape'), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'venues': (('Asked', 'Common', 'Order', 'Shape'), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'next': (('Asked', 'Common', 'Order', 'Shape'), (
        ('--from', True, 'From this date; today without it.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'last': (('Asked', 'Common', 'Order', 'Shape'), (
        ('--from', True, 'From this date; today without it.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'on': (('Common', 'Order', 'Shape'), (
        ('--within', True, 'So many days around it: 3d.'),
        ('--kind', True, 'Of this kind.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'today': (('Common', 'Shape'), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'who': (('Common', 'Shape'), (
        ('--on', True, 'On this date; today without it.'),
        ('--in', True, 'All holders in a period.'),
        ('--region', True, 'Of a regional office.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'count': (('Asked', 'Common', 'Order', 'Shape'), (
        ('--by', True, 'year, decade, century, kind, host, person …; two with a comma.'),
        ('--split', True, 'Stack each bar by this field; else as one more in --by.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'export': (('Asked', 'Common', 'Order', 'Shape', 'Drawing'), (
        ('--imprecise', True, 'In a calendar, facts whose days are not known: skip, or span.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'sources': (('Asked', 'Common', 'Order', 'Shape'), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'disputes': (('Asked', 'Common', 'Order', 'Shape'), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'cite': (('Common',), (
        ('--style', True, 'text, bibtex or csl.'),
        ('-o --output', True, 'Write to a file; .bib, .json and .txt give the style.'),
        ('--force', False, 'Replace the file if it exists.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'date': (('Common', 'Shape'), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'fields': (('Common', 'Shape'), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'values': (('Common', 'Shape'), (
        ('--count', False, 'Say how many facts have each value.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'schema': (('Common',), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'settings': (('Common', 'Shape'), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'store': ((), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'store path': (('Common',), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'store init': (('Common',), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'store add': (('Common', 'Entering'), (
        ('--id', True, 'Its id; else it is made.'),
        ('--kind', True, 'session, meeting, election …'),
        ('--date', True, 'Its date, in any words.'),
        ('--title', True, 'Its title; repeat it in another script.'),
        ('--title-en', True, 'Its title in English.'),
        ('--title-fr', True, 'Its title in French.'),
        ('--title-ar', True, 'Its title in Arabic.'),
        ('--text', True, 'What happened, in a sentence; else the title.'),
        ('--place', True, 'Where: an id or a name.'),
        ('--venue', True, 'The building.'),
        ('--series', True, 'The series it belongs to.'),
        ('--number', True, 'Its number in the series.'),
        ('--part-of', True, 'The fact at which it happened.'),
        ('--person', True, 'Who was there.'),
        ('--country', True, 'A country it is about, or belongs to.'),
        ('--tag', True, 'A tag.'),
        ('--source', True, 'Who says so: an id, a title or an address.'),
        ('--name', True, 'A name; repeat it in another script.'),
        ('--alias', True, 'Another name.'),
        ('--publisher', True, 'Who published a source.'),
        ('--published', True, 'When, in any words.'),
        ('--url', True, 'The address of a source.'),
        ('--type', True, 'official, press, encyclopedia, academic or archive.'),
        ('--language', True, 'The language of a source.'),
        ('--json', True, 'Read it as JSON from a file, or from stdin (-).'),
        ('--edit', False, 'Fill it in, in $VISUAL or $EDITOR.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'store edit': (('Common', 'Entering'), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'store set': (('Common', 'Entering'), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'store dispute': (('Common', 'Entering'), (
        ('--source', True, 'Who says so: an id, a title or an address; may be repeated.'),
        ('--why', True, 'Why the record stands all the same.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'store rm': (('Common', 'Entering'), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'store log': (('Common', 'Shape'), (
        ('--rebuild', True, 'Print the store as it was after change N, byte for byte.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'store undo': (('Common', 'Entering'), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'store check': (('Common', 'Shape'), (
        ('--warnings', False, 'Show warnings too.'),
        ('--strict', False, 'Show warnings, and count them as errors.'),
        ('--fix', False, 'Mend what has one right answer, then look.'),
        ('--rules', False, 'List the rules.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'store diff': (('Common', 'Shape'), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'store import': (('Common', 'Entering', 'Shape'), (
        ('--table', True, 'What the records are: events, sources, people …'),
        ('--map', True, "A column's field: Titel=title.en; empty leaves it out."),
        ('--replace', False, 'What comes in replaces what differs.'),
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'help': (('Common',), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
    'completion': (('Common',), (
        ('-h --help', False, 'Show this message and exit.'),
    )),
}
