// One door to the server: JSON in, JSON or a Problem out. The session travels in a cookie that scripts cannot read.
import { Problem } from './problem';

type Query = Record<string, string | number | undefined | null>;

let onSignedOut = () => {};
let language = 'zh-CN';
export function whenSignedOut(act: () => void): void { onSignedOut = act; }
export function speak(tag: string): void { language = tag; }

export function url(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return `/api/v1${path}${search ? `?${search}` : ''}`;
}

async function problemOf(response: Response): Promise<Problem> {
  const body = await response.json().catch(() => ({}));
  return new Problem({ title: response.statusText, ...body, status: response.status });
}

export async function send(method: string, address: string, body?: unknown): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language };
  if (method !== 'GET') headers['X-Huiying'] = '1';
  const isFile = body instanceof Blob;
  if (body !== undefined) headers['Content-Type'] = isFile ? 'application/octet-stream' : 'application/json';
  const response = await fetch(address, { method, headers, body: body === undefined ? undefined : isFile ? body : JSON.stringify(body) })
    .catch(() => { throw new Problem({ status: 0 }); });
  if (response.ok) return response;
  const problem = await problemOf(response);
  // A session may lapse while a page stands open; the sign-in itself and the public pages answer for themselves.
  if (response.status === 401 && !address.startsWith('/api/v1/session')) onSignedOut();
  throw problem;
}

export async function get<T>(path: string, query: Query = {}): Promise<T> {
  return (await send('GET', url(path, query))).json();
}
export async function getText(path: string): Promise<string> {
  return (await send('GET', url(path))).text();
}
export async function post<T>(path: string, body: unknown): Promise<T> {
  const text = await (await send('POST', url(path), body)).text();
  return (text ? JSON.parse(text) : undefined) as T;
}
export async function remove(path: string): Promise<void> {
  await send('DELETE', url(path));
}
