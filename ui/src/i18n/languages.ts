// The languages: a message file of ours and one of the components for each, loaded when they are chosen.

import type { I18nProviderProps } from '@cloudscape-design/components/i18n';
import type en from './en.json';

export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Key = keyof typeof en;
export type Texts = Record<Key, string>;

/** The languages, that of the browser first. */
export function preferred(): [Language, ...Language[]] {
  return navigator.language.startsWith('ja') ? ['ja', 'en'] : [...LANGUAGES];
}

interface Both {
  texts: Texts;
  components: I18nProviderProps['messages'];
}

export async function load(language: Language): Promise<Both> {
  if (language === 'ja') {
    const [texts, components] = await Promise.all([
      import('./ja.json'),
      import('@cloudscape-design/components/i18n/messages/all.ja'),
    ]);
    return { texts: texts.default, components: [components.default] };
  }
  const [texts, components] = await Promise.all([
    import('./en.json'),
    import('@cloudscape-design/components/i18n/messages/all.en'),
  ]);
  return { texts: texts.default, components: [components.default] };
}
