import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { asProblem, type Problem } from '@/api/problem';

export interface Sending { problem: ShallowRef<Problem | null>; isSending: Ref<boolean>; send: (act: () => Promise<void>) => Promise<void> }

/** One thing a form sends: what went wrong stands in `problem` until it is sent again. */
export function useSend(): Sending {
  const problem = shallowRef<Problem | null>(null);
  const isSending = ref(false);
  async function send(act: () => Promise<void>): Promise<void> {
    isSending.value = true;
    problem.value = null;
    try {
      await act();
    } catch (error) {
      problem.value = asProblem(error);
    } finally {
      isSending.value = false;
    }
  }
  return { problem, isSending, send };
}
