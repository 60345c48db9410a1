import { describe, expect, it } from 'vitest';
import { weeksOf } from './weeks';
import type { Step, StepKind } from '@/api/types';

const step = (kind: StepKind, from: string, to = from): Step => ({ kind, from, to, days: 0, zh: '', en: '' });

describe('the calendar beside an explanation', () => {
  const weeks = weeksOf([step('start', '2026-04-08'), step('count', '2026-04-09', '2026-04-11'), step('skip', '2026-04-11'), step('skip', '2026-04-12'), step('roll', '2026-04-11', '2026-04-13'), step('due', '2026-04-13')]);
  it('has whole weeks from Monday', () => expect(weeks.map((week) => week[0]!.day)).toEqual(['2026-04-06', '2026-04-13']));
  it('marks each day by the last step that speaks of it', () =>
    expect(weeks[0]!.map((cell) => cell.mark)).toEqual(['outside', 'outside', 'start', 'count', 'count', 'skip', 'skip']));
  it('ends on the due day, not on the line about rolling', () => expect(weeks[1]![0]).toEqual({ day: '2026-04-13', mark: 'due' }));
  it('is empty without steps', () => expect(weeksOf([])).toEqual([]));
});
