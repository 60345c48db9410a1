// How figures stand together on the page: satisfaction beside everything that silence hides, variants under one family.
import type { Figure } from '@/api/types';
import { capital } from './format';

export interface Satisfaction { target: 'organ' | 'office'; rate: Figure; parts: { name: 'rated' | 'unratedOpen' | 'unratedLapsed' | 'excluded'; figure: Figure }[] }

const partIds = { rated: 'rated', unratedOpen: 'unrated_open', unratedLapsed: 'unrated_lapsed', excluded: 'excluded' } as const;

export const isTotal = (figure: Figure) => !figure.group || figure.group.length === 0;

/** A rate of satisfaction is shown only together with its four counts; without them it is not shown at all. */
export function satisfactions(figures: readonly Figure[]): Satisfaction[] {
  const find = (id: string) => figures.find((figure) => figure.id === id && isTotal(figure));
  return (['organ', 'office'] as const).flatMap((target) => {
    const rate = find(`satisfaction_${target}`);
    const parts = (Object.keys(partIds) as (keyof typeof partIds)[]).map((name) => ({ name, figure: find(`${partIds[name]}_${target}`) }));
    if (!rate || parts.some((part) => !part.figure)) return [];
    return [{ target, rate, parts: parts as Satisfaction['parts'] }];
  });
}

const isSatisfaction = (figure: Figure) => (figure.family ?? '').startsWith('satisfaction_');

/** The other totals; a family's variants follow one another, in the catalogue's order. */
export function families(figures: readonly Figure[]): Figure[][] {
  const found = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (!isTotal(figure) || isSatisfaction(figure)) continue;
    const family = figure.family || figure.id;
    found.set(family, [...(found.get(family) ?? []), figure]);
  }
  return [...found.values()];
}

export const groupsOf = (figures: readonly Figure[], id: string) => figures.filter((figure) => figure.id === id && !isTotal(figure));
export const nameOf = (figure: Figure, locale: string) => (locale === 'zh' ? figure.name_zh : capital(figure.name_en));
export const labelOf = (figure: Figure) => (figure.group ?? []).map((one) => one.label || one.key).join(' · ');
/** For the drawing alone; what is printed is the server's text. */
export const height = (figure: Figure) => (typeof figure.denominator === 'number' ? (figure.value == null ? null : Number(figure.value)) : figure.numerator);
