import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { useKept } from './useKept';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';

interface Choice {
  theme: Theme;
  setTheme: (theme: Theme) => void;
  density: Density;
  setDensity: (density: Density) => void;
}

const Context = createContext<Choice | null>(null);

/** Light or dark (the system's, unless chosen) and how much room things have. */
export function Appearance({ children }: { children: ReactNode }) {
  const [theme, setTheme] = useKept<Theme>('theme', ['system', 'light', 'dark']);
  const [density, setDensity] = useKept<Density>('density', ['comfortable', 'compact']);
  const systemIsDark = useSystemIsDark();
  const dark = theme === 'dark' || (theme === 'system' && systemIsDark);
  useEffect(() => {
    // The components' own class names for both.
    document.body.classList.toggle('awsui-dark-mode', dark);
    document.body.classList.toggle('awsui-compact-mode', density === 'compact');
  }, [dark, density]);
  const choice = useMemo(
    () => ({ theme, setTheme, density, setDensity }),
    [theme, setTheme, density, setDensity],
  );
  return <Context.Provider value={choice}>{children}</Context.Provider>;
}

export function useAppearance(): Choice {
  const choice = useContext(Context);
  if (!choice) {
    throw new Error('Appearance is around all pages');
  }
  return choice;
}

const query = '(prefers-color-scheme: dark)';

function useSystemIsDark(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
