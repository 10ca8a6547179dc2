import { I18nProvider, type I18nProviderProps } from '@cloudscape-design/components/i18n';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useKept } from '../app/useKept';
import en from './en.json';
import { load, preferred, type Key, type Language, type Texts } from './languages';
import { fill, type Values } from './fill';

export type Say = (key: Key, values?: Values) => string;

interface Told {
  language: Language;
  setLanguage: (language: Language) => void;
  say: Say;
}

const Context = createContext<Told | null>(null);

/** All words of the pages, and of the components, in the chosen language; at first in the browser's. */
export function Messages({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useKept<Language>('language', preferred());
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    let current = true;
    void load(language).then((texts) => {
      if (current) {
        document.documentElement.lang = language;
        setLoaded({ language, ...texts });
      }
    });
    return () => {
      current = false;
    };
  }, [language]);
  const told = useMemo(() => loaded && tell(loaded, setLanguage), [loaded, setLanguage]);
  if (!loaded || !told) {
    return null;
  }
  return (
    <Context.Provider value={told}>
      <I18nProvider locale={loaded.language} messages={loaded.components}>
        {children}
      </I18nProvider>
    </Context.Provider>
  );
}

interface Loaded {
  language: Language;
  texts: Texts;
  components: I18nProviderProps['messages'];
}

function tell({ language, texts }: Loaded, setLanguage: (language: Language) => void): Told {
  return { language, setLanguage, say: (key, values) => fill(texts[key] ?? en[key], values) };
}

export function useMessages(): Told {
  const told = useContext(Context);
  if (!told) {
    throw new Error('Messages are around all pages');
  }
  return told;
}

/** The function that says a message. */
export function useSay(): Say {
  return useMessages().say;
}
