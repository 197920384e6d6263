"""Hold the topics of `interpol help`: what no single command's help can teach.

Conventions: 72 columns, so that the man page holds them too; every line that begins with `$` runs as it stands, and
the tests run it; what is listed (fields, formats, codes, variables) is held against the code by the tests.
"""

from typing import NamedTuple


class Topic(NamedTuple):
    """What a topic is about, in one line, and its text."""

    about: str
    text: str


_DATES = """\
A fact's date says two things: how long the fact lasted, and how much
of that nobody knows. It is EDTF level 1 (ISO 8601-2:2019), with both
its ends in:

  1923-09-07               a day          1924~   about 1924
  1923-09                  a month        1930?   perhaps 1930
  1924                     a year         193X    the 1930s
  2024-11-04/2024-11-07    from the 4th to the 7th
  1963/                    an end that is not known
  2024-11-07/..            still going on

Certain and possible
  Of a date that leaves days open, an answer is certain if it holds for
  every day allowed, and possible if it holds for some. Lists keep both
  and say which; --certain leaves out the possible. With ? an answer is
  never more than possible; ~ widens each end by one unit of what is
  given: 1924~ is 1923 to 1925.

  --in P      shares at least one day with P; the same as date:P
  --since P   does not end before P's first day
  --until P   does not begin after P's last day
  --before P  ends before P's first day
  --after P   begins after P's last day
  --on DAY    shares that day
  --rel NAME:P
              Allen's relations, strictly: before meets overlaps starts
              during finishes equals finished-by contains started-by
              overlapped-by met-by after; and within, shares

What may be typed for a period
  In English, French and Arabic, mixed freely, digits of any script:

  EDTF           1924, 1923-09, 2024-11-04/2024-11-07, 193X, 1924~
  A..B           1946..1956, 1989-11.., ..1956, ga-76..ga-93
  in words       4 November 2024, 7 septembre 1923, ٤ نوفمبر ٢٠٢٤
  months         of Egypt, the Maghreb and the Levant: نوفمبر, نونبر,
                 تشرين الثاني
  longer         1930s, 19th century (1801 to 1900), Q3 1946, first half
                 of 1946, winter 1938 (December to February)
  parts          early 1938, mid 1950s, late 19th century: thirds
  open           since 2000, depuis 2000, منذ 2000, before 1956
  between        between 1946 and 1956, de 1946 à 1956
  from today     today, last year, l'an dernier, 10 years ago; --today
                 says which day counts as today
  facts          ga-92, after ga-92, between ga-92 and ga-93

Nothing is guessed, and nothing is filled in from today: 03/09/1923 is
refused with both readings, and --date-order dmy or mdy decides. Years
run from 0001 to 9999. interpol date explains how a phrase is read.

Examples
  $ interpol date '4 نونبر 2024'
  $ interpol date 'between ga-92 and ga-93'
  $ interpol date 03/09/1923 --date-order dmy
  $ interpol list kind:session --in 'first half of the 1930s'
  $ interpol list kind:session --since 1946 --before ga-20
  $ interpol list kind:term --rel overlaps:1990s --certain
  $ interpol timeline kind:election date:ga-92..ga-93
"""

_QUERY = """\
A query is words and field:value terms. Side by side they must all hold.

  marrakech              a whole word, in any text of the fact, in any
                         language; an id too
  extra*                 words that begin so
  "executive committee"  words side by side; the shell needs quotes
                         around these quotes
  kind:session           the field has this value
  host:المغرب            a value by its code, id, name or alias, in
                         English, French or Arabic: MA, Maroc, Morocco
  number:80..92          a range; number:80.. and number:..92 are open
  date:1930s             shares a day with a period: interpol help dates
  not:kind:accession     the term after it does not hold
  A AND B                both hold, as side by side
  A OR B, ( ... )        either holds; OR binds less than standing side
                         by side, parentheses decide

Case, accents, Arabic letter forms, vowel signs and digits make no
difference. A value that matches no whole name takes every one that
contains all its words; which, is said on stderr. A value that matches
nothing ends with exit code 2 and the nearest one.

Fields
  id, part_of         ids of facts: ga-92 (ga-1 finds ga-01)
  kind                session meeting election appointment term
                      accession seat milestone ceremony
  series, number      a series and the number in it
  country             held there, about it, or a term, election or
                      appointment of a person of that country
  host, host_region   the country, and its region, where it was held
  city, venue         where it was held
  person, office, region, act, role
                      a person; an office and its region; what happened
                      to the person; anything else, in words
  tag, title          a tag; words of the title
  date                a period
  precision           day month season year decade century
  uncertain, approximate, disputed
                      yes or no; disputed:place for one field
  source, source_type, source_lang, publisher
                      a source that it stands on
  origin              the store that it comes from: curated, facts.json

interpol values kind lists what a field can be asked for. Options stand
for terms: --country MA is country:MA. Quote what the shell would read:
parentheses, spaces, *.

Examples
  $ interpol list kind:session host:MA
  $ interpol list kind:session host:المغرب
  $ interpol list 'kind:term (office:president OR office:secretary)'
  $ interpol list '"executive committee"' not:kind:election
  $ interpol list 'extra*' --in 2000..
  $ interpol list kind:session number:80..92 disputed:yes
  $ interpol values host
"""

_FORMATS = """\
A terminal gets a picture, a pipe gets plain lines. --format, or the
ending of the file that -o or interpol export names, overrules both.
Machine formats are the same bytes on a terminal and in a pipe, and no
form shortens a value.

  plain     lines of values with tabs between, no header; show and date:
            field, tab, value        (.txt)
  csv, tsv  with a header; RFC 4180, lines end in LF; members of a list
            are joined by ;          (.csv .tsv)
  json      one array, all fields, keys in a fixed order   (.json)
  jsonl     an object a line         (.jsonl .ndjson)
  md        a table of Markdown      (.md)
  html      a page for browsers, one file that works offline: filters,
            sorts and changes its language   (.html .htm)
  ics       a calendar: the facts whose days are known, and with
            --imprecise span the others too   (.ics)
  timelinejs
            for TimelineJS 3         (.timelinejs.json)
  sqlite    a database, to a file only: tables with foreign keys, and a
            full-text index          (.db .sqlite .sqlite3)
  parquet   typed columns, to a file only; needs the optional part
            parquet                  (.parquet)
  svg       a drawing: an axis, or with --by lanes; light and dark, each
            fact a link to its source   (.svg)
  timeline, table, sheet, bars, page
            what a terminal gets, by command

Lanes
  timeline --by office draws a bar for each term from its first to its
  last day, a mark for what happened on a day, and a lane for each
  office; --by kind, series, country, region and person too. Shaded ends
  are days that are not known, an arrow goes on beyond. --scale decade,
  year or month marks the axis so, in strips where the room is scarce;
  --width N draws so wide.
  lines, github, text
            what store check and store diff write for people, and for
            GitHub's pages

Dates are EDTF in machine formats (1996~) and words for people (about
1996); ?, ~ and the ids of sources are in every form.

Shaping
  -F, --fields id,date,place.city,people.0.name
              these fields, in this order; a dot reaches into a field,
              a number or an id into a list; -F help lists them
  --template '{date} {title.en}'
              a line for each fact; \\t is a tab, {{ a brace
  --no-header CSV and TSV without the first line
  --excel     CSV with a byte order mark, CRLF and a guard against
              formulas
  --ascii     pictures without line drawing; \\u escapes in JSON
  --sort -number,date   --reverse   -n 10   --offset 10

Nothing found: JSON is [], CSV and TSV are the header, other forms are
empty, export writes no file, and the exit code is 1. A file that exists
is replaced only with --force, and written whole or not at all.

Examples
  $ interpol list kind:session -f csv -n 3
  $ interpol list kind:session -F id,date,place.city -f tsv
  $ interpol list host:FR --template '{date}\\t{title.fr}'
  $ interpol show ga-92 -f json
  $ interpol export sessions.csv kind:session
  $ interpol export century.html
  $ interpol export sessions.ics kind:session
  $ interpol timeline kind:term office:president --by person -f svg
  $ interpol cite ga-92 --style bibtex
  $ interpol get ga-92 place.city
  $ interpol fields
"""

_EXIT_CODES = """\
The same for every command and format:

  0    done, something found
  1    nothing matched, or an unknown id
  2    usage: an option, field, value, date or setting that cannot be
       understood, an unknown id in a period, a refused entry
  3    ambiguous: several facts where one is wanted
  4    a store cannot be read or breaks a rule
  5    the output was not written: it exists, the disk is full or the
       system forbids it
  6    store check or store diff found something, or store import a
       conflict
  7    the store changed underneath, or stayed locked
  8    an optional part is not installed; the message names it
  70   a bug in interpol
  130  interrupted
  141  the reader closed the pipe

interpol lookup ends with the worst of its lines: 2, then 3, 1, 0.
Messages go to stderr as "interpol: error: ..."; stdout holds data only.

Examples
  $ interpol get ga-92 place.city >city.txt && echo found
  $ interpol get ga-999 id || echo "exit code $?"
  $ interpol list kind:session | head -1
"""

_ENVIRONMENT = """\
An option comes before its variable, a variable before the settings
file, and that before the default. interpol settings shows what holds,
and why. An empty variable counts as not set.

  INTERPOL_STORE       stores to read, joined as in PATH; --store.
                       Without it: the curated one, and over it your
                       own, if interpol store init or add began one
  INTERPOL_STORE_LIMIT the most bytes that a store may have: 512M, 2G;
                       256M without it
  INTERPOL_LANG        languages wanted, first to last; --lang. The
                       locale is never read
  INTERPOL_DATE_ORDER  dmy or mdy; --date-order
  INTERPOL_COLOR       auto, always or never; --color
  INTERPOL_BIDI        visual, for a terminal that does not reorder and
                       join Arabic letters itself; --bidi. Needs the
                       optional part bidi
  INTERPOL_FORMAT      the form on a terminal; --format
  INTERPOL_TODAY       the day taken for today; --today
  INTERPOL_WHO         who the journal of your store says you are;
                       without it your user name
  INTERPOL_WAIT        seconds to wait for another program that writes
                       your store; 10 without it
  INTERPOL_NOW         the moment that the journal writes down, such as
                       2026-11-22T10:00:00Z; without it the clock's
  INTERPOL_SETTINGS    the settings file, a small TOML file, in place of
                       the platform's (on Linux
                       ~/.config/interpol/settings.toml)
  XDG_CONFIG_HOME      where settings are kept, in place of ~/.config
  XDG_DATA_HOME        where your own store is kept, in place of
                       ~/.local/share (interpol/facts.json in it)
  XDG_CACHE_HOME       where it is kept that a large store was checked,
                       in place of ~/.cache

  VISUAL, EDITOR       the editor of interpol store add and edit

  NO_COLOR             no colour, if it is not empty
  FORCE_COLOR          colour in a pipe too, if it is not empty
  NO_HYPERLINKS        no links on source ids, if it is not empty
  TERM                 dumb: no colour
  COLUMNS              the width of pictures, in place of the terminal's

Machine formats never change with any of these.

Examples
  $ INTERPOL_LANG=ar interpol show ga-93
  $ INTERPOL_TODAY=2025-06-01 interpol next kind:session
  $ NO_COLOR=1 COLUMNS=72 interpol timeline kind:session -f timeline
  $ interpol settings
"""

TOPICS = {
    "dates": Topic("How dates are kept, asked for and typed.", _DATES),
    "query": Topic("How facts are asked for: words, fields, values.", _QUERY),
    "formats": Topic("What comes out, and how to shape it.", _FORMATS),
    "exit-codes": Topic("What the exit code says.", _EXIT_CODES),
    "environment": Topic("Variables and the settings file.", _ENVIRONMENT),
}
