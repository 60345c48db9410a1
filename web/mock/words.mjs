// Words as the program's own headers say them, so that the pages are tried with the true glossary.
import { readFileSync } from 'node:fs';

const folder = new URL('../../src/core/', import.meta.url);
const headers = ['matter/kinds.hpp', 'office/kinds.hpp', 'office/permission.hpp', 'matter/deeds.hpp'];

export const words = {};
for (const header of headers) {
  const text = readFileSync(new URL(header, folder), 'utf8');
  for (const [, list, body] of text.matchAll(/(\w+)_words\{(.*?)\};/gs)) {
    words[list] = [...body.matchAll(/Word\{"(\w+)",\s*"([^"]+)"\}/g)].map(([, id, zh]) => ({ id, zh }));
  }
}
