import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { call } from '../api/client';
import type { EcrRescanDurationState } from '../api/generated/inspector2';
import { useAllowed } from '../api/permissions';
import { useOperation } from '../api/useOperation';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { SettingsForm } from '../components/SettingsForm';
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
  const save = () => {
    const ecrConfiguration = { rescanDuration: pushed, pullDateRescanDuration: pulled };
    return call('inspector2', 'UpdateConfiguration', { ecrConfiguration });
  };
  return (
    <SettingsForm title={say('settings.rescan')} allowed={allowed} save={save} gap="m">
      <Duration {...{ label: say('settings.pushed'), words: PUSHED, chosen: pushed, choose: setPushed }} />
      <Duration {...{ label: say('settings.pulled'), words: PULLED, chosen: pulled, choose: setPulled }} />
    </SettingsForm>
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
