import { createRouter, createWebHistory } from 'vue-router';
import { whenSignedOut } from '@/api/client';
import { i18n } from '@/i18n';
import { restoreSession, session } from '@/session';

declare module 'vue-router' {
  interface RouteMeta { title?: string; isOpen?: boolean }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/matters' },
    { path: '/sign-in', component: () => import('@/pages/signin/SignInPage.vue'), meta: { title: 'signIn.title', isOpen: true } },
    { path: '/matters', component: () => import('@/pages/worklist/WorkListPage.vue'), meta: { title: 'nav.worklist' } },
    { path: '/matters/:id', component: () => import('@/pages/matter/MatterPage.vue'), props: true },
    { path: '/numbers/:number', component: () => import('@/pages/matter/NumberPage.vue'), props: true },
    { path: '/register', component: () => import('@/pages/register/RegisterPage.vue'), meta: { title: 'nav.register' } },
    { path: '/indicators', component: () => import('@/pages/indicators/IndicatorsPage.vue'), meta: { title: 'nav.indicators' } },
    { path: '/due', component: () => import('@/pages/law/LawPage.vue'), meta: { title: 'law.title' } },
    { path: '/query', component: () => import('@/pages/query/QueryPage.vue'), meta: { title: 'query.title', isOpen: true } },
    { path: '/:lost(.*)*', component: () => import('@/pages/LostPage.vue'), meta: { title: 'problem.lost', isOpen: true } },
  ],
  scrollBehavior: (_to, from, saved) => saved ?? (from.path === _to.path ? false : { top: 0 }),
});

router.beforeEach(async (to) => {
  await restoreSession();
  if (session.value === null && !to.meta.isOpen) return { path: '/sign-in', query: { to: to.fullPath } };
  if (session.value !== null && to.path === '/sign-in') return '/matters';
  return true;
});

export function nameTab(title: string): void {
  document.title = `${title} · ${i18n.global.t('app.name')}`;
}
router.afterEach((to) => {
  if (to.meta.title) nameTab(i18n.global.t(to.meta.title));
});

whenSignedOut(() => {
  if (session.value === null) return;
  session.value = null;
  router.replace({ path: '/sign-in', query: { to: router.currentRoute.value.fullPath, lapsed: '1' } });
});
