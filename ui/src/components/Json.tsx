import SpaceBetween from '@cloudscape-design/components/space-between';
import { Copy } from './Copy';

/** A value as the API gave it. */
export function Json({ value }: { value: unknown }) {
  const text = JSON.stringify(value, null, 2);
  return (
    <SpaceBetween size="s">
      <Copy text={text} show="JSON" />
      <pre className="command">{text}</pre>
    </SpaceBetween>
  );
}
