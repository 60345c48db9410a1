import { createI18n } from 'vue-i18n';
import { speak } from '@/api/client';
import { en } from './en';
import { zh } from './zh';

export type Locale = 'zh' | 'en';
const key = 'huiying.locale';
const remembered = (): Locale => (localStorage.getItem(key) === 'en' ? 'en' : 'zh');

export const i18n = createI18n({ legacy: false, locale: remembered(), fallbackLocale: 'zh', messages: { zh, en } });

export function setLocale(locale: Locale): void {
  i18n.global.locale.value = locale;
  localStorage.setItem(key, locale);
  apply(locale);
}
function apply(locale: Locale): void {
  const tag = locale === 'zh' ? 'zh-CN' : 'en';
  document.documentElement.lang = tag;
  speak(tag);
}
apply(remembered());
