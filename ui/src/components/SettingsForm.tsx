import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Flashbar from '@cloudscape-design/components/flashbar';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type ReactNode } from 'react';
import type { ApiError } from '../api/client';
import { useSay } from '../i18n/Messages';
import { Problem } from './Problem';

interface Parts {
  title: string;
  /** Whether the user may save. */
  allowed: boolean;
  save: () => Promise<unknown>;
  gap: 'm' | 'l';
  children: ReactNode;
}

/** Settings that are saved together; it says that they were, or why not, until it is left. */
export function SettingsForm({ title, allowed, save, gap, children }: Parts) {
  const say = useSay();
  const [outcome, setOutcome] = useState<'saved' | ApiError | null>(null);
  const run = () => {
    save().then(
      () => setOutcome('saved'),
      (failed: ApiError) => setOutcome(failed),
    );
  };
  const actions = allowed && (
    <Button variant="primary" onClick={run}>
      {say('dialogue.save')}
    </Button>
  );
  const header = (
    <Header variant="h2" actions={actions}>
      {title}
    </Header>
  );
  return (
    <Container header={header}>
      <SpaceBetween size={gap}>
        {outcome === 'saved' && <Flashbar items={[{ type: 'success', content: say('scanning.saved') }]} />}
        <Problem error={outcome === 'saved' ? null : outcome} />
        {children}
      </SpaceBetween>
    </Container>
  );
}
