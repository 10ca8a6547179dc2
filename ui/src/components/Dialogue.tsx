import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type ReactNode } from 'react';
import type { ApiError } from '../api/client';
import { useSay } from '../i18n/Messages';
import { Problem } from './Problem';

interface Parts {
  title: string;
  action: string;
  close: () => void;
  perform: () => Promise<unknown>;
  warning?: string;
  ready?: boolean;
  children?: ReactNode;
}

/** A dialogue that does something and stays with the error if it fails. */
export function Dialogue({ title, action, close, perform, warning, ready = true, children }: Parts) {
  const say = useSay();
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const run = () => {
    setBusy(true);
    perform().then(close, (failed: ApiError) => {
      setError(failed);
      setBusy(false);
    });
  };
  const footer = (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="link" onClick={close}>
          {say('dialogue.cancel')}
        </Button>
        <Button variant="primary" loading={busy} disabled={!ready} onClick={run}>
          {action}
        </Button>
      </SpaceBetween>
    </Box>
  );
  return (
    <Modal visible header={title} onDismiss={close} footer={footer}>
      <SpaceBetween size="m">
        {warning && <Alert type="warning">{warning}</Alert>}
        {children}
        <Problem error={error} />
      </SpaceBetween>
    </Modal>
  );
}
