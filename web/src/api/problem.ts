import type { ProblemBody } from './types';

/** What the server said no to (a refusal names its rule by `code`), or `status` 0 when it could not be reached. */
export class Problem extends Error {
  constructor(readonly body: ProblemBody) {
    super(body.detail ?? body.title ?? String(body.status));
  }
  get isRefusal(): boolean {
    return this.body.code !== undefined;
  }
  text(locale: string): string {
    const { text_zh, text_en, detail, title } = this.body;
    const own = locale === 'zh' ? text_zh : text_en;
    return own ?? detail ?? title ?? '';
  }
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem({ status: -1, detail: String(error) });
}
