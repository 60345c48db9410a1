// How days, instants and figures are written for people. No day is computed here.
import type { Figure } from '@/api/types';

/** fairly_satisfied → fairly satisfied */
export const readable = (id: string) => id.replaceAll('_', ' ');
/** English names come in small letters, as the glossary has them; alone on a line they begin with a capital. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** 2026-03-16T09:30:00.000+08:00 → 2026-03-16 09:30, as written: the offset is the office's own. */
export const instant = (text: string) => text.slice(0, 16).replace('T', ' ');

const tags: Record<string, string> = { zh: 'zh-CN', en: 'en-GB' };

/** 2026-03-16 → 周一 / Mon */
export function weekday(day: string, locale: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return '';
  return new Intl.DateTimeFormat(tags[locale] ?? 'zh-CN', { weekday: 'short', timeZone: 'UTC' }).format(date);
}

export function longDay(day: string, locale: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(tags[locale] ?? 'zh-CN', { dateStyle: 'full', timeZone: 'UTC' }).format(date);
}

export const count = (value: number) => new Intl.NumberFormat('en-US').format(value);

/** 1 536 bytes → "1.5 KB" */
export function sizeText(bytes: number): string {
  const steps = ['B', 'KB', 'MB', 'GB'];
  let value = bytes, at = 0;
  for (; value >= 1024 && at < steps.length - 1; ++at) value /= 1024;
  return `${at === 0 || value >= 10 ? Math.round(value) : value.toFixed(1)} ${steps[at]}`;
}

const units: Record<string, string> = { 件: 'matters', 件次: 'submissions', 人次: 'people', 批次: 'batches', 个: 'items', 次: 'times', 日: 'days', 天: 'days' };
export const unitFor = (unit: string, locale: string) => (locale === 'zh' ? unit : (units[unit] ?? unit));

/** Not applicable is shown as what it is, 0 ÷ 0: never as 0, never as full marks. */
export function figureText(figure: Pick<Figure, 'value' | 'denominator'>, locale: string): string {
  if (figure.value !== null && figure.value !== undefined) return figure.value;
  return locale === 'zh' ? '—（0÷0）' : '— (0÷0)';
}

/** +1.25, −0.40, ±0; the server's own decimal text with a sign in front. */
export function signed(difference: string): string {
  if (/^[+-]?0*\.?0*$/.test(difference)) return '±0';
  return difference.startsWith('-') ? `−${difference.slice(1)}` : `+${difference.replace(/^\+/, '')}`;
}
