// How clocks stand together on a matter's page. Their days and states are the server's.
import type { Clock, ClockState, Leg } from '@/api/types';

export type ShownState = ClockState | 'lapsed';

// Periods within which somebody may act, not must: unused they run out, and nobody is late.
const rights = ['object', 'review_request', 'final_review_request', 'rate'];

export function shownState(clock: Clock, leg?: Leg): ShownState {
  if (!rights.includes(clock.term)) return clock.state;
  if (clock.state === 'overdue') return 'lapsed';
  // Ended by the end of the matter and not by an objection: the right was not used.
  if (clock.state === 'late' && clock.term === 'object' && !leg?.objected_day) return 'lapsed';
  return clock.state;
}

const order: Record<ShownState, number> = { overdue: 0, running: 1, late: 2, met: 2, void: 2, lapsed: 2 };

/** What is still to be done stands first, the nearest day before the others. */
export function inOrder(clocks: readonly Clock[], legs: readonly Leg[]): Clock[] {
  const rank = (clock: Clock) => order[shownState(clock, legs.find((leg) => leg.index === clock.leg))];
  return [...clocks].sort((a, b) => rank(a) - rank(b) || (rank(a) < 2 ? a.due_day.localeCompare(b.due_day) : 0));
}
