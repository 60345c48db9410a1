import { expect, it } from 'vitest';
import { daysOf, periodAround, step, type Period } from './period';

it.each([
  [{ span: 'year', year: 2026, part: 1 }, '2026-01-01', '2026-12-31'],
  [{ span: 'quarter', year: 2026, part: 4 }, '2026-10-01', '2026-12-31'],
  [{ span: 'month', year: 2024, part: 2 }, '2024-02-01', '2024-02-29'],
  [{ span: 'month', year: 2026, part: 2 }, '2026-02-01', '2026-02-28'],
] as [Period, string, string][])('%o runs from %s to %s', (period, from, to) => expect(daysOf(period)).toEqual({ from, to }));

it('finds the quarter of a day', () => expect(periodAround('2026-05-31', 'quarter')).toEqual({ span: 'quarter', year: 2026, part: 2 }));
it('steps over the turn of the year', () => {
  expect(step({ span: 'month', year: 2026, part: 12 }, 1)).toEqual({ span: 'month', year: 2027, part: 1 });
  expect(step({ span: 'quarter', year: 2026, part: 1 }, -1)).toEqual({ span: 'quarter', year: 2025, part: 4 });
  expect(step({ span: 'year', year: 2026, part: 1 }, -1)).toEqual({ span: 'year', year: 2025, part: 1 });
});
