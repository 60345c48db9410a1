// Every call the pages make, one line each, in the order of docs/formats/api.md.
import { get, getText, post, remove, send, url } from './client';
import { Problem } from './problem';
import type * as T from './types';

const at = encodeURIComponent;

export const signIn = (name: string, password: string) => post<T.Session>('/session', { name, password });
export const getSession = () => get<T.Session>('/session');
export const signOut = () => remove('/session');

export const register = (draft: T.SubmissionDraft) => post<T.Registered>('/submissions', draft);

export const getReceipt = (number: string) => getText(`/submissions/${at(number)}/receipt`);

export interface ListQuery { list: string; class?: string; phase?: string; number?: string }
export const pageSize = 50;
export const listMatters = (query: ListQuery, cursor = '', limit = pageSize) =>
  get<T.Page<T.MatterRow>>('/matters', { ...query, cursor, limit });
export const mattersCsv = (query: ListQuery) => url('/matters', { ...query, format: 'csv' });

export const getMatter = (id: T.Id) => get<T.Matter>(`/matters/${at(id)}`);
export const explainClock = (id: T.Id, leg: number, term: string) =>
  get<T.Explanation>(`/matters/${at(id)}/clocks/${leg}/${at(term)}`);
export const perform = (id: T.Id, deed: string, fields: object) =>
  post<T.DeedDone>(`/matters/${at(id)}/${at(deed)}`, fields);

/** The id of the matter with just this number. */
export async function findMatter(number: string): Promise<T.Id> {
  const page = await listMatters({ list: 'all', number }, '', 2);
  const found = page.rows.find((row) => row.number === number);
  if (!found) throw new Problem({ status: 404, title: number });
  return found.id;
}

export const draftPaper = (id: T.Id, kind: string, leg: number) => get<T.PaperField[]>(`/matters/${at(id)}/paper_draft`, { kind, leg });
export const issuePaper = (id: T.Id, draft: T.PaperDraft) => post<T.IssuedPaper>(`/matters/${at(id)}/papers`, draft);
export const paperFile = (id: T.Id, paper: number, query: { copy?: string; format?: string } = {}) => url(`/matters/${at(id)}/papers/${paper}`, query);
export const keepPaper = (id: T.Id, paper: number, copy: string, file: Blob) =>
  send('POST', url(`/matters/${at(id)}/papers/${paper}/copies`, { copy }), file).then(() => undefined);

const fileAt = (file: { number: string; file: number }) => `/submissions/${at(file.number)}/files/${file.file}`;
export const submissionFiles = (number: string) => get<T.KeptFile[]>(`/submissions/${at(number)}/files`);
export const matterFiles = (id: T.Id) => get<T.KeptFile[]>(`/matters/${at(id)}/files`);
export const openFile = (file: T.KeptFile, purpose: string, text: string) => post<{ seconds: number }>(`${fileAt(file)}/open`, { purpose, text });
export const fileBytes = (file: T.KeptFile, disposition: 'attachment' | 'inline') => url(fileAt(file), { disposition });
export const releaseFile = (file: T.KeptFile, matter: string, is_recalled: boolean) => post<void>(`${fileAt(file)}/release`, { matter, is_recalled });
/** Sends a file in parts, saying how much of it is there, and keeps it under `address`. */
async function keepUnder(address: string, file: Blob, draft: T.FileDraft, progress: (share: number) => void): Promise<void> {
  const { upload, part_max } = await post<{ upload: string; part_max: number }>('/uploads', {});
  for (let first = 0, part = 1; first < file.size; first += part_max, ++part) {
    await send('PUT', url(`/uploads/${at(upload)}/parts/${part}`), file.slice(first, first + part_max));
    progress(Math.min(1, (first + part_max) / file.size));
  }
  await post(address, { ...draft, upload });
}
export const keepSubmissionFile = (number: string, ...rest: [Blob, T.FileDraft, (share: number) => void]) => keepUnder(`/submissions/${at(number)}/files`, ...rest);
export const keepMatterFile = (id: T.Id, ...rest: [Blob, T.FileDraft, (share: number) => void]) => keepUnder(`/matters/${at(id)}/files`, ...rest);

export const measure = (query: T.FigureQuery) => get<T.Figure[]>('/indicators', { ...query });
export const figuresCsv = (query: T.FigureQuery) => url('/indicators', { ...query, format: 'csv' });
export const explainPage = 500;
export const explainFigure = (id: string, query: T.FigureQuery, group: string, offset: number) =>
  get<T.FigureExplanation>(`/indicators/${at(id)}/explain`, { ...query, group, offset, limit: explainPage });

export const explainDue = (query: T.DueQuery) => get<T.Explanation>('/due', { ...query });
export const getOrgans = () => get<T.Organ[]>('/organs');
export const getWords = () => get<T.Words>('/words');
export const getLaw = () => get<T.Law>('/law');

export const queryPublic = (number: string, code: string) =>
  get<T.PublicView>(`/public/submissions/${at(number)}`, { code });
export const ratePublic = (number: string, rating: { code: string; matter: string; target: string; grade: string }) =>
  post<void>(`/public/submissions/${at(number)}/rate`, rating);
