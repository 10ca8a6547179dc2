import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { AwsSecurityFinding, WorkflowStatus } from '../api/generated/securityhub';
import { useSession } from '../api/Session';
import { Dialogue } from '../components/Dialogue';
import { useSay } from '../i18n/Messages';
import { settle } from './findings';

const STATES = ['NEW', 'NOTIFIED', 'RESOLVED', 'SUPPRESSED'] as const satisfies readonly WorkflowStatus[];

/** Changes the workflow of the findings that were chosen, with a note. */
export function WorkflowDialogue({ findings, close }: { findings: AwsSecurityFinding[]; close: () => void }) {
  const say = useSay();
  const { user } = useSession();
  const [state, setState] = useState<WorkflowStatus>('NOTIFIED');
  const [note, setNote] = useState('');
  const options = STATES.map((value) => ({ value, label: say(`workflow.${value}`) }));
  const perform = () => settle(findings, state, note.trim() ? { Text: note.trim(), UpdatedBy: user } : undefined);
  return (
    <Dialogue
      title={say('workflow.title', { count: findings.length })}
      action={say('dialogue.save')}
      close={close}
      perform={perform}
    >
      <FormField label={say('hub.WorkflowStatus')}>
        <Select
          options={options}
          selectedOption={options.find((one) => one.value === state) ?? null}
          onChange={({ detail }) => setState(STATES.find((one) => one === detail.selectedOption.value) ?? state)}
        />
      </FormField>
      <FormField label={say('workflow.note')}>
        <Textarea value={note} onChange={({ detail }) => setNote(detail.value)} />
      </FormField>
    </Dialogue>
  );
}
