// The shapes of docs/formats/api.md. Days are "2026-03-16"; enumerations are the snake_case words of the glossary.

export type Day = string;
export type Id = string;
export interface Ref { id: Id; name: string }
export interface Word { id: string; zh: string; en?: string }
export type Words = Record<string, Word[]>;

export interface Store { name: string; is_simulated?: boolean }
export interface Session {
  name: string; post: Ref; organ: Ref; roles: string[]; permissions: string[]; today: Day; store: Store;
}

/** RFC 9457; a refusal is 409 and says which rule it broke. */
export interface ProblemBody {
  type?: string; title?: string; status: number; detail?: string; place?: string; cure?: string;
  code?: string; article?: string; text_zh?: string; text_en?: string;
}

export interface Breach { id: string; zh: string; en: string; article: string; version?: number }
export interface OpenedClock { term: string; article: string; due_day: Day; provisional: boolean; leg?: number; term_zh?: string; term_en?: string }

export interface NextClock { term: string; term_zh: string; term_en?: string; due_day: Day; provisional: boolean; days_left: number }
export interface MatterRow {
  id: Id; number: string; form: string; class: string; path: string; phase: string; category: string | number;
  region: string | number; received_day: Day; closed_day?: Day | null; holder: Ref | null; title: string; next?: NextClock | null;
}
export interface Page<T> { rows: T[]; next: string }

export interface Person { kind: string; name: string; phone: string; address: string }
export interface Leg {
  index: number; role: string; organ: Ref; mode: string; opened_day: Day; received_day?: Day | null; noticed_day?: Day | null;
  objection: string; objected_day?: Day | null; accepted_day?: Day | null; declined_day?: Day | null; replied_day?: Day | null;
  reply_kind?: string | null; outcome: string; review_outcome: string; delivered_day?: Day | null; extension_days: number;
  external_due?: Day | null; is_active: boolean;
}
export type ClockState = 'running' | 'overdue' | 'met' | 'late' | 'void';
export interface Clock {
  leg: number; term: string; term_zh: string; term_en: string; article_zh: string; article_en: string; from: Day;
  unrolled_day: Day; due_day: Day; provisional: boolean; stopped_day?: Day | null; state: ClockState; days_left?: number | null;
}
export interface Fact {
  seq: number; version: number; day: Day; recorded_at: string; kind: string; kind_zh: string;
  actor: { post: Ref | null; organ: Ref | null }; fields: Record<string, unknown>; clocks: OpenedClock[]; breaches: Breach[];
  text?: string | null; is_sealed: boolean; is_erased: boolean;
}
export interface Paper {
  paper: number; leg: number; kind: string; number: string; day: Day; is_void: boolean; is_edited: boolean; is_scanned: boolean;
  served_day?: Day | null; served_by?: string | null;
}
/** An attachment 附件; `matters` are told to the office that registered its submission alone. */
export interface KeptFile {
  number: string; file: number; stage: string; name: string; type: string; type_zh: string; size: number; day: Day; organ: Ref | null;
  is_redacted: boolean; is_destroyed: boolean; may_be_shown: boolean; redacts: number; matters: string[];
}
export interface FileDraft { name: string; stage: string; redacts?: number; matters?: string[] }
export interface PaperField { id: string; zh: string; kind: string; is_required: boolean; article: string; value: string; is_lawful: boolean }
export interface PaperDraft { leg: number; kind: string; number?: string; code?: string; copies_to?: string; values: { id: string; value: string }[] }
export interface IssuedPaper { paper: number; number: string; size: number }
export interface Matter {
  id: Id; number: string; title: string; text: string; form: string; class: string; path: string; phase: string;
  category: string | number; region: string | number; received_day: Day; registered_day: Day; accepted_day?: Day | null;
  replied_day?: Day | null; closed_day?: Day | null; close_reason: string; is_first: boolean; office: Ref | null;
  holder: Ref | null;
  /** null where the letter itself is sealed from the reader */
  submission: {
    number: string; form: string; source: string; received_day: Day; people: number; is_repeat: boolean; persons: Person[];
  } | null;
  attached: { number: string; form: string; received_day: Day }[];
  legs: Leg[]; clocks: Clock[]; ratings: { office: string; organ: string }; papers: Paper[]; breaches: Breach[]; facts: Fact[]; allowed: string[];
}

export type StepKind = 'start' | 'count' | 'skip' | 'extend' | 'hearing' | 'roll' | 'provisional' | 'due';
export interface Step { kind: StepKind; from: Day; to: Day; days: number; zh: string; en: string }
export interface Explanation {
  term: string; article: string; article_en: string; from: Day; unrolled_day: Day; due_day: Day; provisional: boolean; steps: Step[];
}
export interface DeedDone { seq: number; version: number; phase: string; clocks: OpenedClock[]; breaches: Breach[] }

export interface SubmissionDraft {
  form: string; source: string; received_day: Day; region: string; people?: number; is_anonymous: boolean;
  external_source?: string; external_number?: string;
  persons: { kind: string; name: string; phone: string; address: string; id_number?: string; is_name_withheld: boolean }[];
  demands: { title: string; text: string; class: string; category?: string; attach_to?: string; is_first: boolean; accused?: Id }[];
}
export interface Registered {
  number: string; query_code: string;
  receipt: string;  // where its text is fetched
  matters: { id: Id; number: string; clocks: OpenedClock[] }[]; breaches: Breach[];
  notes: { place: string; id: string; zh: string; en: string }[];
}

export interface GroupKey { by: string; key: string; label: string }
export interface YearBefore {
  numerator: number; denominator?: number | null; value?: string | null; difference?: string | null; is_typed?: boolean;
}
export interface Figure {
  id: string; name_zh: string; name_en: string; grain: string; numerator: number; denominator?: number | null;
  value?: string | null; unit: string; family?: string; is_example?: boolean; group?: GroupKey[]; previous?: YearBefore | null;
  as_of?: Day; seq?: number;  // the cut it was taken at
}
export interface FigureQuery { from: Day; to: Day; as_of: Day; by?: string; ids?: string; seq?: number }
export interface FigureExplanation {
  id: string; numerator_text?: string; denominator_text?: string; numerator: string[]; denominator: string[];
  numerator_rows: number; denominator_rows: number; numerator_sealed: number; denominator_sealed: number;
}

export interface DueQuery { term: string; from: Day; days?: number; extension?: number; hearing?: number }

export interface Organ extends Ref { kind?: string; level?: string; parent?: Id | null; region?: string | number | null }
export interface Term {
  id: string; zh: string; en: string; article_zh?: string; article_en?: string; count: number; unit: string; trigger?: string;
  extension_max?: number; excludes_hearing?: boolean; is_example?: boolean;
}
export interface Article { instrument: string; number: string; article: string; zh: string; digest: string }
export interface Law { terms: Term[]; articles: Article[]; set_hash: string; calendar_from: Day; calendar_to: Day }

export interface PublicMatter {
  number: string; phase: string; organ: string; due_day?: Day | null; provisional?: boolean; replied_day?: Day | null;
  can_rate: boolean;
}
export interface PublicView { number: string; received_day: Day; matters: PublicMatter[] }
