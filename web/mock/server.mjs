// A stand-in for the program while pages are drawn: canned, simulated answers in the shapes of docs/formats/api.md.
// It decides nothing; due days and refusals here are samples. Any password but "wrong" signs in; `extend` is refused.
import { createServer } from 'node:http';
import { explanation, figures, terms } from './samples.mjs';
import { matterOf, organs, post, ref, rows, today } from './matters.mjs';
import { words } from './words.mjs';

const store = { name: '云岭区信访局（模拟）', is_simulated: true };
const session = { name: 'demo', post, organ: ref(1), roles: ['office_handler'], permissions: words.permission.map((word) => word.id), today, store };
const numbers = (n) => rows.slice(0, Math.min(n, rows.length)).map((row) => row.number);
const lists = { held: () => true, all: () => true, due_soon: (row) => row.next && row.next.days_left >= 0 && row.next.days_left <= 5, overdue: (row) => row.next && row.next.days_left < 0 };

const refusal = { status: 409, code: 'already_extended', title: 'Refused', article: '《信访工作条例》第三十四条', text_zh: '已经延期一次，不能再次延期', text_en: 'it was extended once already', cure: '在现有期限内作出答复' };
const wrongCode = { status: 404, title: 'Not found', detail: 'no such number and code' };

const cookie = (value) => ({ 'Set-Cookie': `huiying_session=${value}; Path=/; HttpOnly; SameSite=Strict` });
const routes = [
  ['POST /session', ({ body }) => { if (body.password === 'wrong') return { status: 401, title: 'Unauthorized' }; return session; }, cookie('demo')],
  ['GET /session', ({ isSignedIn }) => (isSignedIn ? session : { status: 401, title: 'Unauthorized' })],
  ['DELETE /session', () => ({}), cookie('')],
  ['GET /words', () => words], ['GET /organs', () => organs], ['GET /law', () => ({ terms, articles: [], set_hash: '', calendar_from: '2007-01-01', calendar_to: '2026-12-31' })],
  ['GET /due', ({ query }) => explanation(query.get('term'), query.get('from'))],
  ['GET /matters', ({ query }) => {
    const found = rows.filter((row) => lists[query.get('list') ?? 'all'](row) && (!query.get('class') || row.class === query.get('class')) && (!query.get('phase') || row.phase === query.get('phase')) && row.number.includes(query.get('number') ?? ''));
    const at = Number(query.get('cursor') ?? 0);
    const limit = Number(query.get('limit') ?? 50);
    return { rows: found.slice(at, at + limit), next: at + limit < found.length ? String(at + limit) : '' };
  }],
  ['GET /matters/:id', ({ at }) => { const row = rows.find((one) => one.id === at[0]); return row ? matterOf(row) : { status: 404, title: 'Not found', detail: '没有这个事项' }; }],
  ['GET /matters/:id/clocks/:leg/:term', ({ at }) => explanation(at[2], '2026-01-26')],
  ['POST /matters/:id/:deed', ({ at }) => (at[1] === 'extend' ? refusal : { seq: 4180, version: 9, phase: 'replied', clocks: [], breaches: [] })],
  ['POST /submissions', ({ body }) => ({
    number: 'XF2026-440199-000912', query_code: '7KQM-4TXD', receipt: '/api/v1/submissions/XF2026-440199-000912/receipt', breaches: [],
    matters: body.demands.map((_, i) => ({ id: rows[i].id, number: rows[i].number, clocks: [{ term: 'dispose', term_zh: '转送交办', term_en: 'disposal', article: '《信访工作条例》第二十二条', due_day: '2026-04-04', provisional: false }] })),
  })],
  ['GET /submissions/:number/receipt', ({ at }) => `huiying-receipt v1\nnumber ${at[0]}\n（模拟 simulated）\n`],
  ['GET /indicators', ({ query }) => figures(query.get('by'))],
  ['GET /indicators/:id/explain', ({ at }) => { const one = figures().find((figure) => figure.id === at[0]); return { id: at[0], numerator_text: 'noticed_day <= notice_due', denominator_text: 'notice_due in period', numerator: numbers(one.numerator), denominator: numbers(one.denominator ?? 0), numerator_rows: Math.min(one.numerator, rows.length), denominator_rows: Math.min(one.denominator ?? 0, rows.length), numerator_sealed: 0, denominator_sealed: 0 }; }],
  ['GET /public/submissions/:number', ({ at, query }) => (query.get('code') === '0000' ? wrongCode : { number: at[0], received_day: '2026-01-05', matters: [{ number: rows[0].number, phase: 'accepted', organ: ref(2).name, due_day: '2026-04-13', provisional: false, replied_day: null, can_rate: false }, { number: rows[5].number, phase: 'replied', organ: ref(3).name, due_day: null, provisional: false, replied_day: '2026-03-02', can_rate: true }] })],
  ['POST /public/submissions/:number/rate', () => ({})],
].map(([key, answer, headers]) => {
  const [method, path] = key.split(' ');
  return { method, pattern: new RegExp(`^/api/v1${path.replace(/:\w+/g, '([^/]+)')}$`), answer, headers };
});

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  let text = '';
  for await (const chunk of request) text += chunk;
  const isSignedIn = /huiying_session=demo/.test(request.headers.cookie ?? '');
  for (const { method, pattern, answer, headers } of routes) {
    const match = method === request.method && pattern.exec(url.pathname);
    if (!match) continue;
    const result = answer({ isSignedIn, query: url.searchParams, at: match.slice(1).map(decodeURIComponent), body: text ? JSON.parse(text) : {} });
    const status = result.status ?? 200;
    response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...(status < 400 ? headers : {}) });
    response.end(typeof result === 'string' ? result : JSON.stringify(result));
    return;
  }
  response.writeHead(404).end('{}');
}).listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => console.log('simulated answers on http://127.0.0.1:' + (process.env.PORT ?? 8080)));
