import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bodyOf, deedRows, firstValues, missing, rowOf, shownFields, valuesOf } from './deeds';

const legs = [
  { index: 0, organ: { id: 'office' }, is_active: false },
  { index: 1, organ: { id: 'housing' }, is_active: true },
  { index: 2, organ: { id: 'labour' }, is_active: true },
];

describe('the table of deeds', () => {
  // The header is the one truth about fields; this table may not know a field that it does not have.
  const header = ['deeds.hpp', 'side_deeds.hpp', 'paper_deeds.hpp']
    .map((name) => readFileSync(new URL(`../../../src/core/matter/${name}`, import.meta.url), 'utf8')).join('\n');
  const camel = (id: string) => id.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  it.each(deedRows.map((row) => [row.deed, row] as const))('%s names only fields of its struct', (deed, row) => {
    const struct = header.split(`struct ${camel(deed)} {`)[1]?.split('\n};')[0];
    expect(struct).toBeDefined();
    for (const field of row.fields) expect(struct).toContain(`field("${field.name}"`);
  });
});

describe('a form', () => {
  it('opens on the own running leg', () => expect(firstValues(rowOf('accept'), legs, 'housing')).toEqual({ leg: 1 }));
  it('opens on the last running leg for an office that holds none', () => expect(firstValues(rowOf('accept'), legs, 'office')).toEqual({ leg: 2 }));
  it('asks for a period only of an assignment', () => {
    const names = (mode: string) => shownFields(rowOf('forward'), { mode }).map((field) => field.name);
    expect(names('forward')).not.toContain('assigned_days');
    expect(names('assign')).toContain('assigned_days');
  });
  it('knows what is missing', () => expect(missing(rowOf('reply'), { leg: 1, kind: 'opinion' })).toEqual(['outcome']));
  it('counts leg 0 and "no" as answers', () => expect(missing(rowOf('decide_objection'), { leg: 0, is_upheld: false })).toEqual([]));
  it('opens a recusal on the own post', () => expect(firstValues(rowOf('recuse'), legs, 'housing', 'desk')).toEqual({ post: 'desk' }));
  it('asks a dispute for organs', () => {
    expect(missing(rowOf('dispute'), firstValues(rowOf('dispute'), legs, 'housing'))).toEqual(['organs']);
    expect(missing(rowOf('dispute'), { organs: ['a', 'b'] })).toEqual([]);
  });
  it('sends only what is shown and given', () =>
    expect(bodyOf(rowOf('reply'), { leg: 1, kind: 'answer', outcome: 'supported' })).toEqual({ leg: 1, kind: 'answer' }));
  it('starts a correction from what the fact says', () =>
    expect(valuesOf(rowOf('request_review'), { organ: { id: 'a', name: 'A' }, posted_day: null })).toEqual({ organ: 'a', posted_day: undefined }));
});
