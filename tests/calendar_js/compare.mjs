// Working days 2007–2026 by the program and by the npm package chinese-days, an implementation of its own with a table of
// its own: every day, every pair of days, every start.
//
//     node compare.mjs PATH/TO/calendar_table [--days]        --days lists the days about which they differ, and ends
//
// How every pair is covered. Let P(d) be the number of working days up to d. The working days after a up to b are
// P(b) − P(a), so two calendars that agree on each day agree on each pair; the loop over all 26.7 million pairs says so
// without asking anybody to believe it. That shows the tables to be equal, not yet that the program counts by its table: so
// for every start a the n-th working day after it, as core::due finds it, is compared with the first b where
// P(b) − P(a) = n, for n from 1 to 30 (every pair up to 30 working days apart) and for some far n; core::due steps one day
// at a time and remembers nothing, so a longer way is the same steps again.
//
// Where the package differs from the notice of the State Council, the notice decides; those days stand in `notices` and
// nothing else may differ. With chinese-days 1.5.7 there is none: its other listings concern weekend days, rest either way
// (law/calendar/*.toml says which).
import { execFileSync } from "node:child_process";

const first = "2007-01-01";
const last = "2026-12-31";

// day → what the notice says, and which notice (law/calendar/ has its page).
const notices = new Map([]);

const fail = (message) => {
    console.error(message);
    process.exit(1);
};

let days;
try {
    days = (await import("chinese-days")).default;
} catch {
    fail("compare.mjs: the npm package chinese-days is not here. Run ./dev test, or `npm ci` in tests/calendar_js; it needs the network once");
}

const [table, option] = process.argv.slice(2);
if (!table) fail("usage: node compare.mjs PATH/TO/calendar_table [--days]");
const [heading, ...lines] = execFileSync(table, { encoding: "utf8", maxBuffer: 1 << 26 }).trim().split("\n");
const counts = heading.split(" ").slice(3).map(Number);
const rows = lines.map((line) => {
    const [day, kind, roll, ...due] = line.split(" ");
    return { day, isRest: kind === "R", roll, due };
});
if (rows[0].day !== first || rows.at(-1).day !== last) fail(`the table goes from ${rows[0].day} to ${rows.at(-1).day}`);

const dayBefore = (day) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
rows.forEach((row, i) => i === 0 || rows[i - 1].day === dayBefore(row.day) || fail(`${row.day} does not follow ${rows[i - 1].day}`));

// ── each day ────────────────────────────────────────────────────────────────────────────────────────────────────────
const problems = [];
const differing = rows.filter((row) => row.isRest === days.isWorkday(row.day));
if (option === "--days") {
    for (const row of differing) console.log(row.day, row.isRest ? "rest here, work there" : "work here, rest there");
    process.exit(0);
}
for (const row of differing) {
    const told = notices.get(row.day);
    if (!told) problems.push(`${row.day}: ${row.isRest ? "rest" : "work"} here, not in chinese-days. Read the notice; then mend law/calendar or add the day to notices`);
    else if (told.isRest !== row.isRest) problems.push(`${row.day}: ${told.notice} says otherwise than law/calendar`);
}
for (const day of notices.keys()) {
    if (!differing.some((row) => row.day === day)) problems.push(`${day}: no difference any more. Take it out of notices`);
}
if (problems.length > 0) fail(problems.join("\n"));

// ── each pair ───────────────────────────────────────────────────────────────────────────────────────────────────────
// Theirs, with what the notices decide; index 0 is the day before the first.
const isWork = rows.map((row) => (notices.has(row.day) ? !notices.get(row.day).isRest : days.isWorkday(row.day)));
const prefix = (work) => work.reduce((sums, one, i) => ((sums[i + 1] = sums[i] + (one ? 1 : 0)), sums), new Int32Array(work.length + 1));
const ours = prefix(rows.map((row) => !row.isRest));
const theirs = prefix(isWork);
let pairs = 0;
for (let a = 0; a < rows.length; a++) {
    for (let b = a; b < rows.length; b++) {
        pairs++;
        if (ours[b + 1] - ours[a + 1] !== theirs[b + 1] - theirs[a + 1]) {
            problems.push(`${rows[a].day} to ${rows[b].day}: ${ours[b + 1] - ours[a + 1]} working days here, ${theirs[b + 1] - theirs[a + 1]} there`);
            b = rows.length;
        }
    }
}

// ── each start ──────────────────────────────────────────────────────────────────────────────────────────────────────
const place = []; // of the n-th working day, from 1
isWork.forEach((one, i) => one && place.push(i));
const expect = (row, what, is, should) => is === should || problems.push(`${row.day}: ${what} is ${is} days away here, ${should} there`);
rows.forEach((row, a) => {
    const rolled = place[theirs[a]];
    expect(row, "the first day that is no rest day", row.roll, rolled === undefined ? "-" : String(rolled - a));
    counts.forEach((n, i) => {
        const b = place[theirs[a + 1] + n - 1];
        expect(row, `working day ${n}`, row.due[i], b === undefined ? "-" : String(b - a));
    });
});
// The package's own counting, where no day in between is disputed.
const disputed = new Set(notices.keys());
let counted = 0;
for (let a = 0; a < rows.length - 30; a += 1) {
    const distance = Number(rows[a].due[4]);
    if (rows.slice(a, a + distance + 1).some((row) => disputed.has(row.day))) continue;
    const fifth = days.findWorkday(5, rows[a].day);
    if (fifth !== rows[a + distance].day) problems.push(`${rows[a].day}: the fifth working day is ${rows[a + distance].day} here, ${fifth} by findWorkday`);
    counted++;
}

if (problems.length > 0) fail(`${problems.slice(0, 40).join("\n")}\n${problems.length} differences`);
console.log(`${rows.length} days, ${pairs} pairs, ${rows.length * (counts.length + 1)} due days, ${counted} by findWorkday; ${notices.size} days are disputed`);
