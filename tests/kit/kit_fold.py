"""Facts folded into matters and letters, and these into rows. From docs/formats/kit.md alone."""
from kit_bytes import Body, Refused, want
from kit_deeds import deed_of

DISPOSE, NOTICE, OBJECT, HANDLE, ASSIGNED, REVIEW_REQUEST, REVIEW, FINAL_REQUEST, FINAL_REVIEW, RATE = range(10)
OFFICE, LEAD, CO, REVIEWING, FINAL_REVIEWING = range(5)
ACCUSATION, PETITION, GUIDANCE, WITHDRAWN, DIED, LAPSED, MERGED = 3, 6, 3, 4, 6, 7, 10
ROUTED_ENDS = 19_113  # 2022-05-01
FIRST_DAY, LAST_DAY = -25_567, 84_005  # 1900-01-01, 2199-12-31


def fact_of(header, data):
    seq, kind, _, day, _ = header
    body = Body(data, f"fact {seq}")
    if body.u8() != 1:
        body.fail()
    fact = {"seq": seq, "kind": kind, "day": day, "subject": body.raw(16), "version": body.n32()}
    fact["recorded"] = int.from_bytes(body.raw(24)[:8], "big", signed=True)
    body.id()
    count = body.n()
    if count:
        body.raw(32)
    fact["clocks"] = []
    for _ in range(count):
        leg, term = body.u8(), body.u8()
        begin, _, due, _ = body.day(), body.day(), body.day(), body.yes()
        if term > RATE:
            body.fail()
        fact["clocks"].append({"leg": leg, "term": term, "from": begin, "due": due})
    fact["breaches"] = body.n()
    for _ in range(fact["breaches"]):
        if body.u8() >= 24:
            body.fail()
        body.n32()
    fact["deed"] = deed_of(body, kind)
    return fact


def amended(facts):
    corrections = [fact for fact in facts if fact["kind"] == 25]
    if not corrections:
        return facts
    of = {fact["deed"]["version"]: fact["deed"] for fact in corrections}
    history = []
    for fact in facts:
        fact = dict(fact, clocks=[dict(clock) for clock in fact["clocks"]])
        deed = of.get(fact["version"])
        if deed and deed["is_annulled"]:
            continue
        if deed:
            try:
                fact["deed"] = deed_of(Body(deed["deed"], "correction"), fact["kind"])
            except Refused:
                pass
            fact["day"] = deed["day"]
        history.append(fact)
    for correction in corrections:
        for fact in history:
            if fact["version"] >= correction["version"]:
                break
            kept = []
            for clock in fact["clocks"]:
                same = [now for now in correction["clocks"] if (clock["leg"], clock["term"]) == (now["leg"], now["term"])]
                stands = same[0] if same and clock["due"] is not None else clock
                if clock["due"] is None or stands["due"] is not None:
                    kept.append(dict(stands))
            fact["clocks"] = kept
    return history


class Matter:
    def __init__(self):
        self.legs, self.clocks, self.attached = [], [], []
        self.review = self.final = None
        self.closed = self.reason = self.replied = self.accepted = self.routed = None
        self.path = self.matter_class = self.execution = self.urges = self.breaches = 0
        self.grades, self.rated = [0, 0], [None, None]
        self.contacted = self.urgent = self.agreed = self.resolved = self.urged = None
        self.is_solved = self.is_content = False
        self.first_closed = self.first_reopened = None
        self.reason = 0

    def clock(self, term, leg):
        return next((c for c in reversed(self.clocks) if (c["term"], c["leg"]) == (term, leg)), None)

    def holder(self):
        for leg in (self.final, self.review):
            if leg is not None and self.legs[leg]["active"]:
                return leg
        if self.closed is not None:
            return None
        return next((i for i in reversed(range(len(self.legs)))
                     if self.legs[i]["active"] and self.legs[i]["role"] in (LEAD, OFFICE)), None)

    def lead(self):
        for i in reversed(range(len(self.legs))):
            leg = self.legs[i]
            handles = leg["role"] == LEAD or (leg["role"] == OFFICE and leg["accepted"] is not None)
            if handles and leg["objection"] != 2 and leg["passed_on"] is None:
                return i
        return None

    def new_leg(self, organ, role, received, now, mode=0):
        self.legs.append({"organ": organ, "filed": None, "role": role, "mode": mode, "opened": now, "received": received, "active": True,
                          "manner": 0, "noticed": None, "objected": None, "objection": 0, "accepted": None, "declined": None,
                          "passed_on": None, "replied": None, "again": False, "kind": 0, "outcome": 0, "review_outcome": 0,
                          "delivered": None, "extension": 0, "hearing": 0})
        return len(self.legs) - 1

    def stop(self, term, leg, now):
        clock = self.clock(term, leg)
        if clock and is_running(clock):
            clock["stopped"] = now

    def end(self, term, leg, now):
        clock = self.clock(term, leg)
        if clock and is_running(clock):
            if now > clock["due"]:
                clock["stopped"] = now
            else:
                clock["void"] = True

    def forget_reviews(self):
        if any(leg is not None and self.legs[leg]["active"] for leg in (self.review, self.final)):
            return
        lead = self.lead()
        if lead is not None and self.legs[lead]["again"]:
            self.review = self.final = None

    def pass_on(self, now):
        at = self.holder()
        if at is None:
            return
        self.forget_reviews()
        leg = self.legs[at]
        if leg["role"] == OFFICE:
            self.stop(DISPOSE, 0, now)
        else:
            leg["passed_on"], leg["active"] = now, False
            self.stop(NOTICE, at, now)
            self.end(HANDLE, at, now)

    def close(self, reason, now):
        self.closed, self.reason = now, reason
        for leg in (self.review, self.final):
            if leg is not None:
                self.legs[leg]["active"] = False
        for clock in list(self.clocks):
            petitioners = clock["term"] in (REVIEW_REQUEST, FINAL_REQUEST, RATE)
            if petitioners and reason not in (WITHDRAWN, DIED):
                continue
            if is_running(clock):
                self.end(clock["term"], clock["leg"], now)

    def decide_review(self, at, outcome, term, now):
        if at is None:
            return
        leg = self.legs[at]
        leg["review_outcome"], leg["replied"], leg["active"] = outcome, now, False
        self.stop(term, at, now)
        lead = self.lead()
        if outcome in (2, 4) and lead is not None:
            self.legs[lead]["again"] = self.legs[lead]["active"] = True
            self.closed, self.reason = None, 0

    def request(self, term, deed, role, now):
        for clock in self.clocks:
            if clock["term"] == term and is_running(clock):
                clock["stopped"] = now if deed["posted_day"] is None else deed["posted_day"]
        return self.new_leg(deed["organ"], role, now, now)

    def on_leg(self, kind, deed, leg, at, now):
        if kind == 7:
            leg["manner"] = deed["manner"]
            if deed["manner"] == 2:
                if at == 0:
                    self.end(NOTICE, 0, now)
            else:
                leg["noticed"] = now
                self.stop(NOTICE, at, now)
        elif kind == 8:
            leg["objected"], leg["objection"] = now, 1
            self.stop(OBJECT, at, now)
        elif kind == 9:
            if deed["is_upheld"]:
                self.forget_reviews()
            leg["objection"] = 2 if deed["is_upheld"] else 3
            if deed["is_upheld"]:
                leg["active"] = False
                for clock in self.clocks:
                    if clock["leg"] == at and is_running(clock):
                        clock["void"] = True
        elif kind == 10:
            leg["accepted"] = now
            self.accepted = now if self.accepted is None else self.accepted
            if leg["role"] == OFFICE:
                self.stop(DISPOSE, at, now)
        elif kind == 11:
            leg["declined"], leg["active"] = now, False
            self.stop(DISPOSE, at, now)
            self.stop(NOTICE, at, now)
        elif kind == 14:
            leg["replied"] = now if leg["replied"] is None else leg["replied"]
            leg["again"], leg["delivered"], leg["kind"], leg["outcome"] = False, None, deed["kind"], deed["outcome"]
            if leg["role"] == CO or deed["kind"] == GUIDANCE:
                return
            self.replied = now if self.replied is None else self.replied
            self.review = self.final = None
            for term in (HANDLE, ASSIGNED, NOTICE):
                self.stop(term, at, now)
        elif kind == 15:
            leg["delivered"] = now + 30 if deed["method"] == 4 else now

    def apply(self, fact):
        kind, deed, now = fact["kind"], fact["deed"], fact["day"]
        if kind == 3:
            self.opening, self.registered, self.matter_class, self.category = deed, now, deed["matter_class"], deed["category"]
            self.new_leg(deed["office"], deed["role"], deed["received_day"], now)
        elif kind == 4:
            self.attached.append(deed)
        elif kind == 5:
            self.matter_class, self.category = deed["matter_class"], deed["category"]
        elif kind == 6:
            if deed["role"] == LEAD:
                self.pass_on(now)
            received = now if deed["received_day"] is None else deed["received_day"]
            self.new_leg(deed["to"], deed["role"], received, now, deed["mode"])
        elif kind in (7, 8, 9, 10, 11, 14, 15):
            if deed["leg"] < len(self.legs):
                self.on_leg(kind, deed, self.legs[deed["leg"]], deed["leg"], now)
        elif kind == 12:
            self.path, self.routed = deed["path"], now
            if deed["path"] not in (0, PETITION) and now >= ROUTED_ENDS:
                self.end(HANDLE, deed["leg"], now)
        elif kind == 13:
            if deed["leg"] < len(self.legs) and fact["clocks"]:
                self.legs[deed["leg"]]["extension"] = deed["days"]
        elif kind == 16:
            self.review = self.request(REVIEW_REQUEST, deed, REVIEWING, now)
        elif kind == 17:
            self.decide_review(self.review, deed["outcome"], REVIEW, now)
        elif kind == 18:
            self.final = self.request(FINAL_REQUEST, deed, FINAL_REVIEWING, now)
        elif kind == 19:
            at = self.holder()
            if at is not None and deed["first_day"] is not None and deed["first_day"] <= now:
                self.legs[at]["hearing"] += now - deed["first_day"] + 1
        elif kind == 20:
            self.decide_review(self.final, deed["outcome"], FINAL_REVIEW, now)
        elif kind == 21:
            self.grades[deed["target"]], self.rated[deed["target"]] = deed["grade"], now
        elif kind in (22, 23, 47):
            self.close({22: WITHDRAWN, 23: deed.get("reason"), 47: MERGED}[kind], now)
        elif kind == 24:
            self.closed, self.reason = None, 0
            if self.legs:
                leg = self.legs[self.lead() or 0]
                leg["active"], leg["again"] = True, leg["replied"] is not None
        elif kind == 25:
            self.breaches = 0
        elif kind == 38:
            at = self.holder()
            if at is None or self.legs[at]["organ"] != deed["to"]:
                self.pass_on(now)
                self.new_leg(deed["to"], LEAD, now, now)
        else:
            self.apply_aside(kind, deed, now)
        for clock in fact["clocks"]:
            self.take_clock(clock, kind, now)
        self.breaches += fact["breaches"]

    def apply_aside(self, kind, deed, now):
        if kind == 35:
            self.contacted = now if self.contacted is None else self.contacted
        elif kind == 39:
            self.urgent = now if self.urgent is None else self.urgent
        elif kind == 41 and deed["is_agreed"]:
            self.agreed = now if self.agreed is None else self.agreed
        elif kind == 42:
            self.execution = deed["state"]
        elif kind == 43:
            self.resolved, self.is_solved, self.is_content = now, deed["is_solved"], deed["is_accepted"]
        elif kind == 45:
            self.urges, self.urged = self.urges + 1, now
        elif kind == 61 and deed["leg"] < len(self.legs):
            leg = self.legs[deed["leg"]]
            leg["filed"], leg["organ"] = filed(leg), deed["to"]
        elif kind == 48 and self.reason == LAPSED:
            self.closed, self.reason = None, 0

    def take_clock(self, clock, kind, now):
        present = self.clock(clock["term"], clock["leg"])
        if clock["due"] is None:
            if kind != 25:
                self.end(clock["term"], clock["leg"], now)
            elif present:
                present["void"] = True
        elif present and (present["from"] == clock["from"] or kind == 25):
            present["due"], present["from"] = clock["due"], clock["from"]
        else:
            new = dict(clock, stopped=None, void=False, irregular=False)
            if clock["term"] == HANDLE and kind == 14:
                new["stopped"], new["irregular"] = now, True
            self.clocks.append(new)


def filed(leg):
    """The organ that it was opened at, whoever goes on with it."""
    return leg["organ"] if leg["filed"] is None else leg["filed"]


def is_running(clock):
    return clock["stopped"] is None and not clock["void"]


def fold(facts):
    matter = Matter()
    for fact in amended(facts):
        was_closed = matter.closed is not None
        matter.apply(fact)
        is_closed = matter.closed is not None
        if is_closed and matter.first_closed is None:
            matter.first_closed = matter.closed
        if was_closed and not is_closed and matter.first_reopened is None:
            matter.first_reopened = fact["day"]
    want(all(clock["leg"] < len(matter.legs) for clock in matter.clocks), "fact",
         f"fact {facts[0]['seq']}: a clock runs for a leg that is not there")
    return matter


def check_history(facts, opening, may_have_gaps=False):
    """Versions without a gap, from an opening on."""
    number = 1
    want(len(facts) <= 20_000, "fact", f"fact {facts[0]['seq']}: more facts than a subject has")
    for fact in facts:
        version = fact["version"]
        moves = fact["kind"] == 25 and not fact["deed"]["is_annulled"]
        days = [fact["day"], fact["deed"]["day"]] if moves else [fact["day"]]
        want(all(day is not None and FIRST_DAY <= day <= LAST_DAY for day in days), "fact",
             f"fact {fact['seq']}: no day on which anything was done")
        want(version == number or (may_have_gaps and version > number), "gap",
             f"fact {fact['seq']}: version {version} where {number} should stand")
        want((fact["kind"] == opening) == (fact is facts[0]), "fact", f"fact {fact['seq']}: a subject has one opening, its first fact")
        number = version + 1
