// A registration being typed: what a fresh one holds, and what is plainly still missing before it is sent.
import type { Day, SubmissionDraft } from '@/api/types';

export const freshPerson = () => ({ kind: 'citizen', name: '', phone: '', address: '', is_name_withheld: false });
export const freshDemand = () => ({ title: '', text: '', class: 'unclassified', category: '', attach_to: '', is_first: true, accused: '' });
export type PersonDraft = ReturnType<typeof freshPerson>;
export type DemandDraft = ReturnType<typeof freshDemand>;
export interface Draft extends Omit<SubmissionDraft, 'persons' | 'demands'> { persons: PersonDraft[]; demands: DemandDraft[] }

export const freshDraft = (today: Day, region: string): Draft => ({
  form: 'letter', source: 'direct', received_day: today, region, is_anonymous: false, external_source: '', external_number: '',
  persons: [freshPerson()], demands: [freshDemand()],
});

export type Lack = 'needRegion' | 'needPerson' | 'needDemand';
export function lackOf(draft: Draft): Lack | null {
  if (!/^\d{6}$/.test(draft.region)) return 'needRegion';
  if (!draft.is_anonymous && draft.persons.some((person) => !person.name.trim())) return 'needPerson';
  if (draft.demands.some((demand) => !demand.title.trim() && !demand.attach_to.trim())) return 'needDemand';
  return null;
}

const filled = <T extends object>(value: T) => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== '' && one !== undefined && one !== null)) as T;

/** As it is sent: empty fields left out, nobody named in an anonymous one. */
export const sent = (draft: Draft): SubmissionDraft => filled({
  ...draft,
  persons: draft.is_anonymous ? [] : draft.persons.map(filled),
  demands: draft.demands.map((demand) => filled({ ...demand, accused: demand.class === 'accusation' ? demand.accused : '' })),
});
