// Words of the glossary: Chinese from the server's tables; an id is itself the English word.
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import * as calls from '@/api/calls';
import type { Organ, Word, Words } from '@/api/types';
import { capital, readable } from '@/lib/format';

const words = ref<Words>({});
const organs = ref<Organ[]>([]);
let wordsAsked: Promise<void> | null = null;
let organsAsked: Promise<void> | null = null;

export function loadWords(): Promise<void> {
  wordsAsked ??= calls.getWords().then((found) => { words.value = found; }, () => { wordsAsked = null; });
  return wordsAsked;
}
export function loadOrgans(): Promise<void> {
  organsAsked ??= calls.getOrgans().then((found) => { organs.value = found; }, () => { organsAsked = null; });
  return organsAsked;
}

export function useWords() {
  const { locale } = useI18n();
  const wordOf = (list: string, id: string) => words.value[list]?.find((word) => word.id === id);
  const labelOf = (word: Word) => (locale.value === 'zh' ? word.zh : capital(word.en ?? readable(word.id)));
  /** The word for people; the id made readable where the list is not known. */
  const label = (list: string, id: string | null | undefined) => {
    if (!id) return '';
    const word = wordOf(list, id);
    return word ? labelOf(word) : capital(readable(id));
  };
  /** A period's name where the server tells it in Chinese beside its id. */
  const termName = (clock: { term: string; term_zh?: string; term_en?: string }) =>
    (locale.value === 'zh' ? (clock.term_zh ?? label('term', clock.term)) : capital(clock.term_en ?? readable(clock.term)));
  const options = (list: string, except: readonly string[] = []) =>
    (words.value[list] ?? []).filter((word) => !except.includes(word.id)).map((word) => ({ id: word.id, label: labelOf(word) }));
  const organName = (id: string) => organs.value.find((organ) => organ.id === id)?.name ?? id;
  return { label, termName, options, organs, organName };
}
