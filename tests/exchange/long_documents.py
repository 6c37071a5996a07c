"""Documents that grow with a number, each a shape that has cost a reader the square of its length."""

from collections.abc import Callable

from tests.exchange.reading import HEAD, programme

ROW = "21 June 2018\tFostering\tWhere we are\tPaul Smith Cllr Seaman"
LONG: dict[str, Callable[[int], str]] = {
    "a long programme": lambda n: programme(*[ROW] * (2 * n)),
    "one endless row": lambda n: programme("\t".join(["21 June 2018"] * (8 * n))),
    "one endless title": lambda n: programme("21 June 2018\t" + "a b " * (30 * n) + "\tdetail\tPaul Smith"),
    "one item in many rows": lambda n: programme(ROW, *["\t\tmore\t"] * (4 * n)),
    "many names": lambda n: programme(*[f"\tFostering\t\tCllr A{'bcdefghij'[i % 9] * (i % 40)}" for i in range(2 * n)]),
    "many brackets": lambda n: programme("21 June 2018\t" + "(" * (100 * n) + "\tdetail\t" + "(" * (100 * n)),
    "many tags": lambda n: "<b " * (50 * n),
    "many spaces": lambda n: "<" + " " * (200 * n) + "x",
    "many stars": lambda n: "* a" * (100 * n),
    "many entities": lambda n: "&#1" * (100 * n),
    "many heads": lambda n: f"{HEAD}\n" * (2 * n),
    "dates and points": lambda n: "Work programme 2018-19\n" + "21 June 2018\n• Fostering (Ada Lowe)\n" * n,
    "blocks of labels": lambda n: "Title: A\nDate: 21 June 2018\nLead officer: Ada Lowe\n\n" * n,
    "columns set apart by spaces": lambda n: "a   b   c\n" * (3 * n) + "a  bb   c\n",
    "heads on lines of their own": lambda n: "Date\nTitle\n" * n,
    "many titles": lambda n: "Work programme\n• a\n" * (2 * n),
    "many dates before a table": lambda n: "21 June 2018\nFostering\n" * (2 * n) + programme(ROW),
}
