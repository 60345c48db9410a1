// The days a due day was counted over, laid out in weeks. The kind of each day is what the server's steps say of it.
import type { Day, Step } from '@/api/types';

export type DayMark = 'start' | 'count' | 'skip' | 'extend' | 'hearing' | 'due' | 'outside';
export interface Cell { day: Day; mark: DayMark }

const oneDay = 86_400_000;
const number = (day: Day) => Date.parse(`${day}T00:00:00Z`) / oneDay;
const text = (value: number): Day => new Date(value * oneDay).toISOString().slice(0, 10);
/** Monday 0 … Sunday 6; day number 0 was a Thursday. */
const weekdayOf = (value: number) => (value + 3) % 7;

export function weeksOf(steps: readonly Step[]): Cell[][] {
  const marks = new Map<number, DayMark>();
  for (const step of steps) {
    if (step.kind === 'roll' || step.kind === 'provisional') continue;  // they speak of days that others have marked
    for (let day = number(step.from); day <= number(step.to); ++day) marks.set(day, step.kind);
  }
  const days = [...marks.keys()];
  if (days.length === 0) return [];
  const first = Math.min(...days);
  const last = Math.max(...days);
  const weeks: Cell[][] = [];
  for (let monday = first - weekdayOf(first); monday <= last; monday += 7) {
    weeks.push(Array.from({ length: 7 }, (_, i) => ({ day: text(monday + i), mark: marks.get(monday + i) ?? 'outside' })));
  }
  return weeks;
}
