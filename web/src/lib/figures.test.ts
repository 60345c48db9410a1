import { expect, it } from 'vitest';
import { families, satisfactions } from './figures';
import type { Figure } from '@/api/types';

const figure = (id: string, family = id): Figure => ({ id, family, name_zh: id, name_en: id, grain: 'ratings', numerator: 1, unit: '件', group: [] });
const whole = ['satisfaction_organ', 'rated_organ', 'unrated_open_organ', 'unrated_lapsed_organ', 'excluded_organ'].map((id) => figure(id, 'satisfaction_organ'));

it('shows satisfaction with its four counts', () => expect(satisfactions(whole)[0]!.parts.map((part) => part.name)).toEqual(['rated', 'unratedOpen', 'unratedLapsed', 'excluded']));
it('shows no satisfaction that hides a count', () => expect(satisfactions(whole.filter((one) => one.id !== 'unrated_lapsed_organ'))).toEqual([]));
it('keeps the variants of one question together, in order', () =>
  expect(families([figure('a'), figure('b1', 'b'), figure('c'), figure('b2', 'b'), ...whole]).map((family) => family.map((one) => one.id))).toEqual([['a'], ['b1', 'b2'], ['c']]));
