import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { useSay } from '../i18n/Messages';

/** A text with a button that copies it. */
export function Copy({ text, show }: { text: string; show?: string }) {
  const say = useSay();
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={text}
      textToDisplay={show ?? text}
      copyButtonAriaLabel={say('copy.label', { text: show ?? text })}
      copySuccessText={say('copy.done')}
      copyErrorText={say('copy.failed')}
    />
  );
}

/** A command in full width, with a button that copies it. */
export function Command({ text }: { text: string }) {
  const say = useSay();
  return (
    <div style={{ display: 'flex', gap: 8, alignItems: 'start' }}>
      <CopyToClipboard
        variant="icon"
        textToCopy={text}
        copyButtonAriaLabel={say('copy.label', { text })}
        copySuccessText={say('copy.done')}
        copyErrorText={say('copy.failed')}
      />
      <pre className="command">{text}</pre>
    </div>
  );
}
