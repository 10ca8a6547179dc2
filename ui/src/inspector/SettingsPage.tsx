import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Flashbar from '@cloudscape-design/components/flashbar';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { call, type ApiError } from '../api/client';
import type { EcrRescanDurationState } from '../api/generated/inspector2';
import { useAllowed } from '../api/permissions';
import { useOperation } from '../api/useOperation';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { useSay } from '../i18n/Messages';

const PUSHED = ['DAYS_14', 'DAYS_30', 'DAYS_60', 'DAYS_90', 'DAYS_180', 'LIFETIME'] as const;
const PULLED = ['DAYS_14', 'DAYS_30', 'DAYS_60', 'DAYS_90', 'DAYS_180'] as const;

/** For how long images are scanned again. */
export default function SettingsPage() {
  const say = useSay();
  const { data, error, reload } = useOperation('inspector2', 'GetConfiguration', {});
  const state = data?.ecrConfiguration?.rescanDurationState;
  return (
    <Page title={say('inspector.settings')} description={say('settings.more')}>
      <Problem error={error} retry={reload} />
      {data && <Editor state={state ?? {}} />}
    </Page>
  );
}

function Editor({ state }: { state: EcrRescanDurationState }) {
  const say = useSay();
  const allowed = useAllowed(['inspector2:UpdateConfiguration'])['inspector2:UpdateConfiguration'];
  const [pushed, setPushed] = useState(state.rescanDuration ?? 'LIFETIME');
  const [pulled, setPulled] = useState(state.pullDateRescanDuration ?? 'DAYS_90');
  const [error, setError] = useState<ApiError | null>(null);
  const [saved, setSaved] = useState(false);
  const save = () => {
    const ecrConfiguration = { rescanDuration: pushed, pullDateRescanDuration: pulled };
    call('inspector2', 'UpdateConfiguration', { ecrConfiguration }).then(
      () => {
        setSaved(true);
        setError(null);
      },
      (failed: ApiError) => {
        setSaved(false);
        setError(failed);
      },
    );
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            allowed && (
              <Button variant="primary" onClick={save}>
                {say('dialogue.save')}
              </Button>
            )
          }
        >
          {say('settings.rescan')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {saved && <Flashbar items={[{ type: 'success', content: say('scanning.saved') }]} />}
        <Problem error={error} />
        <Duration {...{ label: say('settings.pushed'), words: PUSHED, chosen: pushed, choose: setPushed }} />
        <Duration {...{ label: say('settings.pulled'), words: PULLED, chosen: pulled, choose: setPulled }} />
      </SpaceBetween>
    </Container>
  );
}

interface DurationParts<T> {
  label: string;
  words: readonly T[];
  chosen: T;
  choose: (word: T) => void;
}

function Duration<T extends (typeof PUSHED)[number]>({ label, words, chosen, choose }: DurationParts<T>) {
  const say = useSay();
  const options = words.map((word) => ({ value: word, label: say(`duration.${word}`) }));
  return (
    <FormField label={label}>
      <Select
        options={options}
        selectedOption={options.find((one) => one.value === chosen) ?? null}
        onChange={({ detail }) => choose(words.find((word) => word === detail.selectedOption.value) ?? chosen)}
      />
    </FormField>
  );
}
