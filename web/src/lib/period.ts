// A reporting period as the picker offers it: a year, a quarter or a month.
import type { Day } from '@/api/types';

export type Span = 'year' | 'quarter' | 'month';
export interface Period { span: Span; year: number; part: number }

const months: Record<Span, number> = { year: 12, quarter: 3, month: 1 };
export const partsOf = (span: Span) => 12 / months[span];
const two = (value: number) => String(value).padStart(2, '0');

export function daysOf({ span, year, part }: Period): { from: Day; to: Day } {
  const length = months[span];
  const first = (part - 1) * length + 1;
  const last = first + length - 1;
  return { from: `${year}-${two(first)}-01`, to: `${year}-${two(last)}-${two(new Date(Date.UTC(year, last, 0)).getUTCDate())}` };
}

export function periodAround(day: Day, span: Span): Period {
  const month = Number(day.slice(5, 7));
  return { span, year: Number(day.slice(0, 4)), part: Math.ceil(month / months[span]) };
}

export function step({ span, year, part }: Period, by: 1 | -1): Period {
  const index = year * partsOf(span) + (part - 1) + by;
  return { span, year: Math.floor(index / partsOf(span)), part: (index % partsOf(span)) + 1 };
}
