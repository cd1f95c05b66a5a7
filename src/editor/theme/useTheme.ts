import { useLayoutEffect, useSyncExternalStore } from 'react';
import { usePreferencesStore } from '../stores/preferencesStore.ts';

/** Windows with no place for panels beside the canvas. */
export const NARROW = '(max-width: 899px)';

/** True while the page is as the media query says. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => { list.removeEventListener('change', changed); };
    },
    () => window.matchMedia(query).matches,
  );
}

/** The theme that the page wears; "system" follows the machine as it changes. What is painted on a canvas is painted anew by it. */
export function useWornTheme(): 'light' | 'dark' {
  const choice = usePreferencesStore((state) => state.theme);
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)');
  return choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice;
}

/** Puts that theme on the page. */
export function useTheme(): void {
  const theme = useWornTheme();
  // Before the first paint: the other theme must not flash up, and nothing fades from it.
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
