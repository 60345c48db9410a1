"""Rows of matters, legs, reviews, ratings and letters, as docs/formats/kit.md and predicates.md describe them."""
from kit_fold import (ASSIGNED, DIED, DISPOSE, FINAL_REVIEW, FINAL_REVIEWING, GUIDANCE, HANDLE, NOTICE, PETITION, RATE, REVIEW,
                      REVIEWING, WITHDRAWN, filed)

PHASES = ("registered forwarded objected accepted routed replied in_review reviewed in_final_review finally_reviewed "
          "closed").split()


def reply_clock(matter):
    return next((c for c in reversed(matter.clocks) if c["term"] == HANDLE and not c["void"]), None)


def clock_cells(clock):
    return (None, None) if clock is None or clock["void"] else (clock["due"], clock["stopped"])


def phase(matter):
    legs = matter.legs
    for leg, name in ((matter.final, "in_final_review"), (matter.review, "in_review")):
        if leg is not None and legs[leg]["active"]:
            return name
    if matter.closed is not None:
        return "closed"
    at = matter.lead()
    if at is not None and legs[at]["again"]:
        return "accepted"
    if matter.final is not None:
        return "finally_reviewed"
    if matter.review is not None:
        return "reviewed"
    if at is None:
        return "registered"
    lead = legs[at]
    if lead["replied"] is not None and lead["kind"] != GUIDANCE:
        return "replied"
    if matter.path not in (0, PETITION):
        return "routed"
    if lead["accepted"] is not None:
        return "accepted"
    if lead["objection"] == 1:
        return "objected"
    return "registered" if at == 0 else "forwarded"


def matter_row(matter):
    deed, at, reply = matter.opening, matter.lead(), reply_clock(matter)
    lead = None if at is None else matter.legs[at]
    row = {name: deed[name] for name in ("received_day", "form", "region", "is_first")}
    row["office"] = filed(matter.legs[0])
    row["dispose_due"], row["disposed_day"] = clock_cells(matter.clock(DISPOSE, 0))
    row["reply_due"], row["reply_done_day"] = clock_cells(reply)
    later = [a["received_day"] for a in matter.attached
             if matter.first_closed is not None and a["received_day"] is not None and a["received_day"] > matter.first_closed]
    row |= {"registered_day": matter.registered, "accepted_day": matter.accepted, "replied_day": matter.replied,
            "routed_day": matter.routed, "closed_day": matter.closed, "first_closed_day": matter.first_closed,
            "reopened_day": matter.first_reopened, "repeat_day": min(later, default=None), "repeats": len(matter.attached),
            "matter_class": matter.matter_class, "category": matter.category, "organ": lead and filed(lead),
            "successor": lead["organ"] if lead and lead["filed"] is not None else None, "urged_day": matter.urged,
            "repeated_day": min((a["received_day"] for a in matter.attached if a["received_day"] is not None), default=None),
            "visited_day": min((a["received_day"] for a in matter.attached if a["form"] == 1 and a["received_day"] is not None),
                               default=None),
            "path": matter.path, "close_reason": matter.reason, "outcome": lead["outcome"] if lead else 0,
            "phase": PHASES.index(phase(matter)), "is_accusation": matter.matter_class == 3,
            "is_extended": reply is not None and matter.legs[reply["leg"]]["extension"] > 0,
            "is_irregular": reply is not None and reply["irregular"], "has_breach": matter.breaches > 0,
            "contacted_day": matter.contacted, "urgent_day": matter.urgent, "agreed_day": matter.agreed,
            "resolved_day": matter.resolved, "is_solved": matter.is_solved, "is_content": matter.is_content,
            "execution": matter.execution, "urges": matter.urges}
    return row


def leg_row(matter, at):
    leg = matter.legs[at]
    row = {name: leg[name] for name in ("role", "mode", "objection")}
    row |= {"organ": filed(leg), "successor": leg["organ"] if leg["filed"] is not None else None}
    row |= {f"{name}_day": leg[name] for name in ("opened", "received", "objected", "accepted", "declined", "delivered", "passed_on")}
    row["notice_due"], row["noticed_day"] = clock_cells(matter.clock(NOTICE, at))
    row["reply_due"], row["reply_done_day"] = clock_cells(matter.clock(HANDLE, at))
    row["assigned_due"], row["assigned_done_day"] = clock_cells(matter.clock(ASSIGNED, at))
    handle = matter.clock(HANDLE, at)
    row |= {"notice_manner": leg["manner"], "is_active": leg["active"], "is_accusation": matter.matter_class == 3,
            "is_irregular": bool(handle and not handle["void"] and handle["irregular"])}
    return row


def review_row(matter, at):
    leg = matter.legs[at]
    term = FINAL_REVIEW if leg["role"] == FINAL_REVIEWING else REVIEW
    return {"role": leg["role"], "organ": filed(leg), "requested_day": leg["received"],
            "review_due": clock_cells(matter.clock(term, at))[0], "decided_day": leg["replied"],
            "outcome": leg["review_outcome"], "delivered_day": leg["delivered"], "hearing_days": leg["hearing"],
            "is_accusation": matter.matter_class == 3}


def rating_row(matter, target):
    grade, rated = matter.grades[target], matter.rated[target]
    finished = next((day for day in (matter.replied, matter.closed, rated) if day is not None), None)
    if finished is None:
        return None
    at = matter.lead()
    organ = filed(matter.legs[0]) if target == 0 else None if at is None else filed(matter.legs[at])
    window = next((c["due"] for c in reversed(matter.clocks) if c["term"] == RATE), None)
    if not matter.opening["is_first"]:
        exclusion = 1
    elif matter.path not in (0, PETITION):
        exclusion = 2
    elif matter.replied is None:
        exclusion = 3
    else:
        exclusion = 4 if matter.reason in (WITHDRAWN, DIED) and grade == 0 else 0
    return {"target": target, "organ": organ, "finished_day": finished, "window_due": window, "grade": grade,
            "rated_day": rated, "exclusion": exclusion, "is_accusation": matter.matter_class == 3}


def known(row, organs):
    """An organ that was never recorded is an empty cell."""
    for name in ("organ", "office", "successor"):
        if row.get(name) not in organs and name in row:
            row[name] = None
    return row


def rows_of(matter, organs):
    """(grain, row, the matter's row)"""
    own = known(matter_row(matter), organs)
    yield "matters", own, None
    for at, leg in enumerate(matter.legs):
        yield "legs", known(leg_row(matter, at), organs), own
        if leg["role"] in (REVIEWING, FINAL_REVIEWING):
            yield "reviews", known(review_row(matter, at), organs), own
    for target in (0, 1):
        row = rating_row(matter, target)
        if row is not None:
            yield "ratings", known(row, organs), own


def letter_row(deed, day, is_accusation, level, is_collective, organs):
    row = {name: deed[name] for name in ("received_day", "form", "source", "region", "office", "people", "is_repeat", "is_anonymous")}
    return known(row, organs) | {"level": level, "is_collective": is_collective, "registered_day": day, "matters": len(deed["matters"]), "is_accusation": is_accusation}
