"""Amounts, printed values and the one setting that decides about a row. From docs/formats/kit.md and indicators.md."""
import tomllib

from kit_bytes import Refused
from kit_predicate import EPOCH


def are_set(amount):
    """Of days that are subtracted both must be there."""
    return " and ({} is set and {} is set)".format(*amount.split(" - ")) if " - " in (amount or "") else ""


def amount_of(amount, row):
    if amount is None:
        return 1
    cells = [row[name] for name in amount.split(" - ")]
    return 0 if None in cells else cells[0] - sum(cells[1:])


def collective_of(data):
    """Rows of the setting, with their days as numbers."""
    try:
        rows = tomllib.loads(data.decode("utf-8"))["row"]
        return [row | {name: row[name].toordinal() - EPOCH for name in ("from", "until") if name in row} for row in rows]
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise Refused("law", f"the setting of collective visits cannot be read: {error!r}") from error


def printed(definition, numerator, denominator):
    """A count as it is; a quotient in per cent, an average in days, a decline from the denominator."""
    if definition["measure"] in ("count", "sum"):
        return str(numerator)
    if not denominator:
        return "n/a"
    if definition["measure"] == "decline":
        numerator = denominator - numerator
    scale = 10**definition["decimals"]
    sign = -1 if (numerator < 0) != (denominator < 0) else 1
    whole, rest = divmod(abs(numerator) * (1 if definition["measure"] == "average" else 100) * scale, abs(denominator))
    if definition["rounding"] == "half_up" and 2 * rest >= abs(denominator):
        whole += 1
    text = f"{whole // scale}" + (f".{whole % scale:0{definition['decimals']}}" if definition["decimals"] else "")
    return ("-" if sign < 0 and whole else "") + text
