"""The evaluation gate: how well the program reads, binds and judges, against annotated sentences with floors.

Three files of annotations, in our own words, hold what a careful editor would say, whatever the program prints:

- `quantities.jsonl`: every number of a sentence. Values are in base units; a range has the value of its lower end; a
  fraction in words is a share without unit. Dates and labels are listed where they contain a digit, with the most
  telling number, so that reading one as a quantity counts against precision. Ordinals in words are listed only where
  they rank ("the third-largest"). Where it applies a number also has its `direction` and its part in the `change`, the
  base that a rate is counted `per`, and for many counts the `noun`.
- `claims.jsonl`: what each number claims, and under `unbound` the numbers that must stay unbound. `start` and `end` are
  the days of the period; both are the article's date for a level without words for its time, both null for an event
  whose time the text leaves open. What a year counts (a flow) is of the calendar year before the article without such
  words. `relation` is `level` where it is missing; a change has under `since` the days that it is counted from if the
  text names them, a rank or a comparison under `versus` the whole that is ranked in or the place compared with.
- `verdicts.jsonl`: true sentences with figures of some publisher in the reference data, and the outcomes that are right
  for them; and twins in which one thing is wrong: the number, place, year, measure, sign, direction or unit.
  A sentence that the program does not bind stays: it counts against what is confirmed, and its twins count for nothing.

`floors.toml` holds what must be reached. `python -m tests.evaluation` prints the table, `--show` every miss and each
slice, and `--raise` lifts the floors that lag; it never lowers one.
"""
