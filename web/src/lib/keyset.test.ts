import { expect, it } from 'vitest';
import { backward, firstPage, forward, loaded, pageNumber } from './keyset';

const first = loaded(firstPage, 'b');
const second = loaded(forward(first), 'c');
const third = loaded(forward(second), '');

it('goes forward by the cursor of the page before', () => expect([second.cursor, third.cursor]).toEqual(['b', 'c']));
it('counts pages', () => expect([first, second, third].map(pageNumber)).toEqual([1, 2, 3]));
it('goes back the way it came', () => expect([backward(third).cursor, backward(backward(third)).cursor]).toEqual(['b', '']));
it('stays on the last page', () => expect(forward(third)).toBe(third));
it('stays on the first page', () => expect(backward(first)).toBe(first));
