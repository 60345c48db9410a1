import { expect, it } from 'vitest';
import { inOrder, shownState } from './clocks';
import type { Clock, Leg } from '@/api/types';

const clock = (term: string, state: Clock['state'], due_day = '2026-01-01') => ({ leg: 1, term, state, due_day }) as Clock;
const leg = (objected_day: string | null) => ({ index: 1, objected_day }) as Leg;

it.each([
  ['handle', 'overdue', 'overdue'], ['notice', 'late', 'late'], ['rate', 'overdue', 'lapsed'], ['review_request', 'overdue', 'lapsed'], ['object', 'running', 'running'],
] as const)('%s %s is shown as %s', (term, state, shown) => expect(shownState(clock(term, state))).toBe(shown));
it('calls an objection late only if one was raised', () => {
  expect(shownState(clock('object', 'late'), leg(null))).toBe('lapsed');
  expect(shownState(clock('object', 'late'), leg('2026-01-09'))).toBe('late');
});
it('puts first what is still to be done', () =>
  expect(inOrder([clock('dispose', 'met'), clock('handle', 'running', '2026-03-01'), clock('notice', 'running', '2026-02-01'), clock('review', 'overdue'), clock('rate', 'overdue')], []).map((one) => one.term))
    .toEqual(['review', 'notice', 'handle', 'dispose', 'rate']));
