import { expect, it } from 'vitest';
import { freshDraft, lackOf, sent } from './draft';

const draft = () => {
  const fresh = freshDraft('2026-03-16', '440199');
  fresh.persons[0]!.name = '某某';
  fresh.demands[0]!.title = '诉求';
  return fresh;
};

it('is complete with a name, a title and a region', () => expect(lackOf(draft())).toBeNull());
it('asks for six digits', () => expect(lackOf({ ...draft(), region: '4401' })).toBe('needRegion'));
it('names nobody in an anonymous one', () => expect(sent({ ...draft(), is_anonymous: true }).persons).toEqual([]));
it('leaves empty fields out', () => expect(sent(draft()).demands).toEqual([{ title: '诉求', class: 'unclassified', is_first: true }]));
it('drops the accused of a demand that is no accusation after all', () => {
  const changed = draft();
  changed.demands[0]!.accused = 'x';
  expect(sent(changed).demands[0]).not.toHaveProperty('accused');
});
