import { number } from '../format/number';
import { asSeverity, ordered } from '../format/severity';
import { useMessages, useSay } from '../i18n/Messages';

/** Counts by severity as a row of coloured numbers, in words for those who do not see the colours. */
export function SeverityBar({ counts }: { counts: Record<string, number> | undefined }) {
  const { say, language } = useMessages();
  const present = ordered(counts);
  if (present.length === 0) {
    return <span>{say('severity.none')}</span>;
  }
  return (
    <ul className="severity-bar">
      {present.map(([severity, count]) => (
        <li key={severity} className={`severity-${severity}`} title={say(`severity.${severity}`)}>
          {say('severity.count', {
            severity: say(`severity.${severity}`),
            count: number(count, language),
          })}
        </li>
      ))}
    </ul>
  );
}

/** One severity. */
export function SeverityBadge({ severity }: { severity: string | undefined }) {
  const say = useSay();
  const known = asSeverity(severity);
  return <span className={`severity severity-${known}`}>{say(`severity.${known}`)}</span>;
}
