import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import { useState } from 'react';
import { call } from '../api/client';
import type { Repository } from '../api/generated/ecr';
import { Dialogue as Box } from '../components/Dialogue';
import { useSay } from '../i18n/Messages';
import { PushCommands } from './PushCommands';

/** Which dialogue is open, about which repository. */
export type Dialogue =
  | { kind: 'create' }
  | { kind: 'edit' | 'delete' | 'push'; repository: Repository }
  | null;

interface Parts<R> {
  repository: R;
  close: () => void;
}

/** The dialogues of the list of repositories. */
export function RepositoryDialogues({ dialogue, close }: { dialogue: Dialogue; close: () => void }) {
  const say = useSay();
  switch (dialogue?.kind) {
    case undefined:
      return null;
    case 'create':
      return <Create close={close} />;
    case 'edit':
      return <Edit repository={dialogue.repository} close={close} />;
    case 'delete':
      return <Delete repository={dialogue.repository} close={close} />;
    case 'push':
      return (
        <Modal visible size="large" header={say('push.title')} onDismiss={close}>
          <PushCommands repository={dialogue.repository.repositoryName ?? ''} />
        </Modal>
      );
  }
}

function Create({ close }: { close: () => void }) {
  const say = useSay();
  const [name, setName] = useState('');
  const [immutable, setImmutable] = useState(false);
  const [scanOnPush, setScanOnPush] = useState(true);
  const create = () =>
    call('ecr', 'CreateRepository', {
      repositoryName: name.trim(),
      imageTagMutability: immutable ? 'IMMUTABLE' : 'MUTABLE',
      imageScanningConfiguration: { scanOnPush },
    });
  return (
    <Box
      title={say('ecr.createTitle')}
      action={say('ecr.create')}
      ready={name.trim() !== ''}
      close={close}
      perform={create}
    >
      <FormField label={say('ecr.name')} description={say('ecr.nameHelp')}>
        <Input value={name} autoFocus onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <Checkbox checked={immutable} onChange={({ detail }) => setImmutable(detail.checked)}>
        {say('ecr.makeImmutable')}
      </Checkbox>
      <Checkbox
        checked={scanOnPush}
        description={say('ecr.scanOnPushHelp')}
        onChange={({ detail }) => setScanOnPush(detail.checked)}
      >
        {say('frequency.SCAN_ON_PUSH')}
      </Checkbox>
    </Box>
  );
}

function Edit({ repository, close }: Parts<Repository>) {
  const say = useSay();
  const [immutable, setImmutable] = useState(repository.imageTagMutability?.startsWith('IMMUTABLE') ?? false);
  const save = () =>
    call('ecr', 'PutImageTagMutability', {
      repositoryName: repository.repositoryName ?? '',
      imageTagMutability: immutable ? 'IMMUTABLE' : 'MUTABLE',
    });
  const title = say('ecr.editTitle', { name: repository.repositoryName ?? '' });
  return (
    <Box title={title} action={say('dialogue.save')} close={close} perform={save}>
      <Checkbox checked={immutable} onChange={({ detail }) => setImmutable(detail.checked)}>
        {say('ecr.makeImmutable')}
      </Checkbox>
    </Box>
  );
}

function Delete({ repository, close }: Parts<Repository>) {
  const say = useSay();
  const name = repository.repositoryName ?? '';
  const [typed, setTyped] = useState('');
  return (
    <Box
      title={say('ecr.deleteTitle', { name })}
      action={say('ecr.delete')}
      warning={say('ecr.deleteWarning')}
      ready={typed === name}
      close={close}
      perform={() => call('ecr', 'DeleteRepository', { repositoryName: name, force: true })}
    >
      <FormField label={say('ecr.typeName', { name })}>
        <Input value={typed} onChange={({ detail }) => setTyped(detail.value)} />
      </FormField>
    </Box>
  );
}
