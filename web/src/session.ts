// Who is signed in; one for the whole page.
import { computed, ref } from 'vue';
import * as calls from '@/api/calls';
import type { Session } from '@/api/types';

export const session = ref<Session | null>(null);
export const isSimulated = computed(() => session.value?.store.is_simulated === true);
export const may = (permission: string) => session.value?.permissions.includes(permission) ?? false;

let asked: Promise<void> | null = null;

/** Asks the server once whether the cookie still holds. */
export function restoreSession(): Promise<void> {
  asked ??= calls.getSession().then((found) => { session.value = found; }, () => { session.value = null; });
  return asked;
}
export async function signIn(name: string, password: string): Promise<void> {
  await calls.signIn(name, password);
  session.value = await calls.getSession();
}
export async function signOut(): Promise<void> {
  await calls.signOut().catch(() => {});
  session.value = null;
}
