import { describe, expect, it } from 'vitest';
import { figureText, instant, readable, signed, sizeText, unitFor, weekday } from './format';

describe('figures', () => {
  it('shows zero by zero as what it is', () => expect(figureText({ value: null, denominator: 0 }, 'zh')).toBe('—（0÷0）'));
  it('prints the server’s decimals untouched', () => expect(figureText({ value: '97.80', denominator: 91 }, 'en')).toBe('97.80'));
  it.each([['1.20', '+1.20'], ['-0.38', '−0.38'], ['0.00', '±0'], ['-0.00', '±0'], ['+4', '+4']])('%s is written %s', (given, shown) => expect(signed(given)).toBe(shown));
  it('translates units', () => expect(unitFor('件次', 'en')).toBe('submissions'));
});

describe('days', () => {
  it('names the weekday wherever the reader sits', () => expect(weekday('2026-03-16', 'zh')).toBe('周一'));
  it('keeps the office’s own clock', () => expect(instant('2026-03-16T09:30:00.000+08:00')).toBe('2026-03-16 09:30'));
  it('says nothing of a day that is none', () => expect(weekday('soon', 'zh')).toBe(''));
});

it('reads an id as English', () => expect(readable('fairly_satisfied')).toBe('fairly satisfied'));

describe('sizes', () => {
  it.each([[0, '0 B'], [1023, '1023 B'], [1536, '1.5 KB'], [10 * 1024, '10 KB'], [268435456, '256 MB']])('%d bytes are %s', (bytes, shown) => expect(sizeText(bytes)).toBe(shown));
});
