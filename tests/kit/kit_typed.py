"""Typed figures of the accounts in a kit. From docs/formats/kit.md alone."""
from kit_bytes import want
from kit_fold import FIRST_DAY, LAST_DAY

OPEN, TYPE, ANNUL = 62, 67, 73
LARGEST, DECIMALS_MAX, FACTS_MAX = 2**63 - 1, 9, 20_000


class Typed:
    """All accounts, read once; facts in order of their numbers."""

    def __init__(self, facts):
        self.values, organs, versions = [], {}, {}
        for fact in facts:
            subject, deed, place = fact["subject"], fact["deed"], f"fact {fact['seq']}"
            version = versions[subject] = versions.get(subject, 0) + 1
            want(fact["version"] == version, "gap", f"{place}: version {fact['version']} where {version} should stand")
            want(version <= FACTS_MAX, "fact", f"{place}: more facts than a subject has")
            want((fact["kind"] == OPEN) == (version == 1), "fact", f"{place}: an account begins with its opening, and has one")
            want(FIRST_DAY <= fact["day"] <= LAST_DAY, "fact", f"{place}: no day")
            if fact["kind"] == OPEN:
                organs[subject] = deed["organ"]
            elif fact["kind"] == TYPE:
                want(deed["numerator"] >= 0 and deed["denominator"] >= 0 and deed["decimals"] <= DECIMALS_MAX, "fact",
                     f"{place}: no figure that anybody typed")
                self.values.append({"fact": fact, "deed": deed, "organ": organs[subject], "annulled": None})
            elif fact["kind"] == ANNUL:
                for value in self.values:
                    if value["fact"]["subject"] == subject and value["fact"]["version"] == deed["version"]:
                        value["annulled"] = fact["day"]

    def total(self, item, first, last, cut):
        """Numerator, denominator and decimals of all organs; None if nothing was typed, or what cannot be added up."""
        latest = {}
        for value in self.values:
            deed, is_gone = value["deed"], value["annulled"] is not None and value["annulled"] <= cut
            within = deed["from"] is not None and deed["to"] is not None and first <= deed["from"] and deed["to"] <= last
            if deed["item"] == item and value["fact"]["day"] <= cut and not is_gone and within:
                latest[value["organ"], deed["from"], deed["to"]] = deed
        counted = []
        for organ in {key[0] for key in latest}:
            own = [deed for key, deed in latest.items() if key[0] == organ]
            widest = sorted((d for d in own if not any(o is not d and o["from"] <= d["from"] and d["to"] <= o["to"] for o in own)),
                            key=lambda deed: deed["from"])
            if any(later["from"] <= earlier["to"] for earlier, later in zip(widest, widest[1:])):
                return None
            counted += widest
        if not counted:
            return None
        decimals = max(deed["decimals"] for deed in counted)
        sums = [sum(deed[part] * 10**(decimals - deed["decimals"]) for deed in counted) for part in ("numerator", "denominator")]
        return (*sums, decimals) if max(sums) <= LARGEST else None


def printed_typed(total):
    """A number with its decimals."""
    digits = str(total[0]).zfill(total[2] + 1)
    return f"{digits[:-total[2]]}.{digits[-total[2]:]}" if total[2] else digits
