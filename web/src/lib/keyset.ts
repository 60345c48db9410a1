// Where a keyset-paged list stands: the cursor of this page, the cursors behind it, the cursor after it.
export interface Keyset { readonly cursor: string; readonly behind: readonly string[]; readonly next: string }

export const firstPage: Keyset = { cursor: '', behind: [], next: '' };
export const loaded = (at: Keyset, next: string): Keyset => ({ ...at, next });
export const pageNumber = (at: Keyset) => at.behind.length + 1;

export function forward(at: Keyset): Keyset {
  return at.next ? { cursor: at.next, behind: [...at.behind, at.cursor], next: '' } : at;
}
export function backward(at: Keyset): Keyset {
  const cursor = at.behind.at(-1);
  return cursor === undefined ? at : { cursor, behind: at.behind.slice(0, -1), next: '' };
}
