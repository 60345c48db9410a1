// The fields of every deed, as src/core/matter/deeds.hpp names them: one table for the forms and for the timeline.
// Which deeds are open, and what they cause, the server alone says.

export interface Field {
  name: string;
  /** `matter` is typed as its number; `post` is the own post; `organs` and `words` take several; `paper` is one of the matter. */
  kind: 'word' | 'words' | 'organ' | 'organs' | 'leg' | 'day' | 'number' | 'text' | 'flag' | 'matter' | 'post' | 'paper';
  words?: string;                       // list of GET /words
  except?: readonly string[];           // words that say "not yet" and cannot be chosen
  is_optional?: boolean;
  when?: readonly [field: string, value: string];
  first?: string;                       // what a form opens on, where one answer is the usual one
}
export interface DeedRow { deed: string; fields: readonly Field[]; textLabel?: 'reason' | 'content' }

const leg: Field = { name: 'leg', kind: 'leg' };
const word = (name: string, words: string, except: readonly string[] = []): Field => ({ name, kind: 'word', words, except });
const optional = (field: Field): Field => ({ ...field, is_optional: true });
const day = (name: string): Field => ({ name, kind: 'day' });
const posted = optional(day('posted_day'));

export const deedRows: readonly DeedRow[] = [
  { deed: 'classify', fields: [word('matter_class', 'matter_class', ['unclassified']), optional({ name: 'category', kind: 'text' }),
    { name: 'accused', kind: 'organ', is_optional: true, when: ['matter_class', 'accusation'] }] },
  { deed: 'forward', fields: [{ name: 'to', kind: 'organ' }, { ...word('role', 'leg_role', ['office', 'reviewing', 'final_reviewing']), first: 'lead' },
    { ...word('mode', 'forward_mode'), first: 'forward' }, { name: 'assigned_days', kind: 'number', when: ['mode', 'assign'] },
    optional(day('received_day')), optional(day('external_due'))] },
  { deed: 'notice', fields: [leg, word('manner', 'notice_manner')], textLabel: 'content' },
  { deed: 'object', fields: [leg], textLabel: 'reason' },
  { deed: 'decide_objection', fields: [leg, { name: 'is_upheld', kind: 'flag' }], textLabel: 'reason' },
  { deed: 'accept', fields: [leg] },
  { deed: 'decline', fields: [leg, word('reason', 'decline_reason')], textLabel: 'reason' },
  { deed: 'route', fields: [leg, word('path', 'path', ['none']), optional({ name: 'procedure', kind: 'text' })] },
  { deed: 'extend', fields: [leg, { name: 'days', kind: 'number' }], textLabel: 'reason' },
  { deed: 'reply', fields: [leg, word('kind', 'reply_kind'),
    { ...word('outcome', 'outcome', ['none']), when: ['kind', 'opinion'] }], textLabel: 'content' },
  { deed: 'deliver', fields: [leg, word('method', 'delivery_method')] },
  { deed: 'request_review', fields: [{ name: 'organ', kind: 'organ' }, posted], textLabel: 'content' },
  { deed: 'decide_review', fields: [word('outcome', 'review_outcome', ['none'])], textLabel: 'content' },
  { deed: 'request_final_review', fields: [{ name: 'organ', kind: 'organ' }, posted], textLabel: 'content' },
  { deed: 'hear', fields: [day('first_day')] },
  { deed: 'decide_final_review', fields: [word('outcome', 'review_outcome', ['none'])], textLabel: 'content' },
  { deed: 'rate', fields: [word('target', 'rating_target'), word('grade', 'grade', ['none'])], textLabel: 'content' },
  { deed: 'withdraw', fields: [], textLabel: 'reason' },
  { deed: 'close', fields: [word('reason', 'close_reason', ['none'])] },
  { deed: 'reopen', fields: [], textLabel: 'reason' },
  { deed: 'contact', fields: [leg, word('manner', 'contact_manner')], textLabel: 'content' },
  { deed: 'recuse', fields: [{ name: 'post', kind: 'post' }], textLabel: 'reason' },
  { deed: 'dispute', fields: [{ name: 'organs', kind: 'organs' }], textLabel: 'reason' },
  { deed: 'settle_dispute', fields: [word('manner', 'dispute_manner'), { name: 'to', kind: 'organ' }], textLabel: 'reason' },
  { deed: 'report_urgent', fields: [{ name: 'addressees', kind: 'words', words: 'addressee' }], textLabel: 'content' },
  { deed: 'succeed', fields: [leg, { name: 'to', kind: 'organ' }], textLabel: 'reason' },
  { deed: 'adopt_suggestion', fields: [leg, word('adoption', 'adoption'), { name: 'is_rewarded', kind: 'flag' }], textLabel: 'content' },
  { deed: 'settle', fields: [leg, word('kind', 'settlement_kind'), { name: 'is_agreed', kind: 'flag' }], textLabel: 'content' },
  { deed: 'execute', fields: [word('state', 'execution', ['none'])], textLabel: 'content' },
  { deed: 'resolve', fields: [{ name: 'is_solved', kind: 'flag' }, { name: 'is_accepted', kind: 'flag' },
    { name: 'remedies', kind: 'words', words: 'remedy', is_optional: true }], textLabel: 'content' },
  { deed: 'refer', fields: [word('aid', 'aid'), { name: 'organ', kind: 'organ', is_optional: true }], textLabel: 'content' },
  { deed: 'enter_procedure', fields: [leg, { name: 'organ', kind: 'organ', is_optional: true }, optional({ name: 'name', kind: 'text' })], textLabel: 'content' },
  { deed: 'care_after', fields: [word('manner', 'aftercare'), { name: 'organ', kind: 'organ', is_optional: true }], textLabel: 'content' },
  { deed: 'urge', fields: [], textLabel: 'content' },
  { deed: 'link', fields: [{ name: 'other', kind: 'matter' }, word('kind', 'link_kind')], textLabel: 'reason' },
  { deed: 'merge', fields: [{ name: 'into', kind: 'matter' }], textLabel: 'reason' },
  { deed: 'void_paper', fields: [{ name: 'paper', kind: 'paper' }], textLabel: 'reason' },
  { deed: 'serve_paper', fields: [{ name: 'paper', kind: 'paper' }, word('method', 'delivery_method')], textLabel: 'content' },
  { deed: 'admit_late', fields: [], textLabel: 'reason' },
];
export const hasForm = (deed: string) => deed === 'correct' || deedRows.some((row) => row.deed === deed);

export const rowOf = (deed: string): DeedRow => deedRows.find((row) => row.deed === deed) ?? { deed, fields: [] };

export type Values = Record<string, string | number | boolean | string[] | undefined>;

export const isShown = (field: Field, values: Values) => !field.when || values[field.when[0]] === field.when[1];
export const shownFields = (row: DeedRow, values: Values) => row.fields.filter((field) => isShown(field, values));

const isEmpty = (value: Values[string]) =>
  value === undefined || value === '' || value === null || (Array.isArray(value) && value.length === 0);
export const missing = (row: DeedRow, values: Values) =>
  shownFields(row, values).filter((field) => !field.is_optional && isEmpty(values[field.name])).map((field) => field.name);

/** What is sent: the shown fields that have a value. */
export function bodyOf(row: DeedRow, values: Values): Values {
  const body: Values = {};
  for (const field of shownFields(row, values)) if (!isEmpty(values[field.name])) body[field.name] = values[field.name];
  return body;
}

interface Turn { index: number; organ: { id: string }; is_active: boolean }

/** A form opens on the caller's own running leg, or on the last that runs; a question of yes or no opens on no. */
export function firstValues(row: DeedRow, legs: readonly Turn[], organ: string, post = ''): Values {
  const values: Values = {};
  const running = legs.filter((leg) => leg.is_active);
  for (const field of row.fields) {
    if (field.kind === 'leg') values[field.name] = (running.find((leg) => leg.organ.id === organ) ?? running.at(-1) ?? legs.at(-1))?.index;
    if (field.kind === 'flag') values[field.name] = false;
    if (field.kind === 'post') values[field.name] = post;
    if (field.kind === 'organs' || field.kind === 'words') values[field.name] = [];
    if (field.first) values[field.name] = field.first;
  }
  return values;
}

/** A correction opens on what the fact says now; organs may come as {id, name}. */
export function valuesOf(row: DeedRow, fields: Record<string, unknown>): Values {
  const one = (value: unknown) => (value !== null && typeof value === 'object' && 'id' in value ? value.id : value);
  const plain = (value: unknown) => (Array.isArray(value) ? value.map(one) : one(value));
  return Object.fromEntries(row.fields.map((field) => [field.name, (plain(fields[field.name]) ?? undefined) as Values[string]]));
}
/** What names another matter is annulled and done again (并案: unmerge), not typed over. */
export const isCorrectable = (kind: string) =>
  deedRows.some((row) => row.deed === kind && !row.fields.some((field) => field.kind === 'matter'));
