import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { asProblem, type Problem } from '@/api/problem';

export interface Load<T> { value: ShallowRef<T | null>; problem: ShallowRef<Problem | null>; isLoading: Ref<boolean>; run: () => Promise<void> }

/** One thing a page shows. Asked again while the first answer is under way, only the last answer counts. */
export function useLoad<T>(ask: () => Promise<T>): Load<T> {
  const value = shallowRef<T | null>(null);
  const problem = shallowRef<Problem | null>(null);
  const isLoading = ref(false);
  let turn = 0;
  async function run(): Promise<void> {
    const mine = ++turn;
    isLoading.value = true;
    problem.value = null;
    try {
      const found = await ask();
      if (mine === turn) value.value = found;
    } catch (error) {
      if (mine === turn) problem.value = asProblem(error);
    } finally {
      if (mine === turn) isLoading.value = false;
    }
  }
  return { value, problem, isLoading, run };
}
