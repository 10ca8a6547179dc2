import { useMessages } from '../i18n/Messages';
import { ago, exactly } from '../format/time';

/** An instant (seconds since 1970, or ISO text) as how long ago, and exactly, in the reader's zone, on hover. */
export function Time({ at, exact = false }: { at: number | string | undefined; exact?: boolean }) {
  const { language } = useMessages();
  if (at === undefined) {
    return '–';
  }
  const instant = typeof at === 'number' ? new Date(at * 1000) : new Date(at);
  const whole = exactly(instant, language);
  return (
    <time dateTime={instant.toISOString()} title={whole}>
      {exact ? whole : ago(instant, new Date(), language)}
    </time>
  );
}
