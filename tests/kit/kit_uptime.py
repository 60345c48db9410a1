"""When the server ran, from the facts of a kit that say so. From docs/formats/kit.md and indicators.md alone."""
RUN, STOP = 83, 84
SILENCE, LATEST, DAY = 60_000, 2**53, 86_400_000


def begin_of(day):
    return day * DAY - 8 * 3_600_000


def joined(parts, gap=0):
    whole = []
    for begin, end in sorted(parts):
        if end <= begin:
            continue
        if whole and begin <= whole[-1][1] + gap:
            whole[-1] = whole[-1][0], max(whole[-1][1], end)
        else:
            whole.append((begin, end))
    return whole


def met(parts, begin, end):
    return [(max(a, begin), min(b, end)) for a, b in parts if max(a, begin) < min(b, end)]


def length(parts):
    return sum(end - begin for begin, end in parts)


class Uptime:
    def __init__(self, facts):
        """Facts of the store itself, in order."""
        def sound(kind):
            return [fact for fact in facts if fact["kind"] == kind and 0 <= fact["deed"]["from"] < fact["deed"]["to"] <= LATEST]
        self.runs, self.stops = sound(RUN), sound(STOP)

    def figure(self, part, first, last, cut):
        """Seconds that it ran, or failed; seconds that no announced stop excuses."""
        runs = sorted((fact["deed"]["from"], fact["deed"]["to"]) for fact in self.runs if fact["day"] <= cut)
        if not runs:
            return 0, 0
        begin, end = max(begin_of(first), runs[0][0]), min(begin_of(last + 1), max(to for _, to in runs))
        if end <= begin:
            return 0, 0
        running = joined(runs, SILENCE)
        stops = [(a, b) for (_, a), (b, _) in zip(running, running[1:])]
        if end - running[-1][1] > SILENCE:
            stops.append((running[-1][1], end))
        stopped = met(joined(stops), begin, end)
        announced = joined((max(fact["deed"]["from"], fact["recorded"]), fact["deed"]["to"]) for fact in self.stops if fact["day"] <= cut)
        excused = sum(length(met(announced, *stop)) for stop in stopped)
        seconds = [ms // 1_000 for ms in (end - begin - length(stopped), length(stopped) - excused)]
        return seconds[0 if part == "running" else 1], sum(seconds)
