import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useCallback, useState } from 'react';
import { call, type ApiError } from '../api/client';
import { useAllowed } from '../api/permissions';
import { useAnswer } from '../api/useOperation';
import { Problem } from '../components/Problem';
import { useSay } from '../i18n/Messages';

type Kind = 'lifecycle' | 'permissions';

/** A repository's policy of a kind: how it is read, kept and deleted, and how having none is told. */
const POLICIES = {
  lifecycle: {
    none: 'LifecyclePolicyNotFoundException',
    put: 'ecr:PutLifecyclePolicy',
    read: async (repositoryName: string) =>
      (await call('ecr', 'GetLifecyclePolicy', { repositoryName })).lifecyclePolicyText,
    write: (repositoryName: string, text: string) =>
      call('ecr', 'PutLifecyclePolicy', { repositoryName, lifecyclePolicyText: text }),
    remove: (repositoryName: string) => call('ecr', 'DeleteLifecyclePolicy', { repositoryName }),
  },
  permissions: {
    none: 'RepositoryPolicyNotFoundException',
    put: 'ecr:SetRepositoryPolicy',
    read: async (repositoryName: string) => (await call('ecr', 'GetRepositoryPolicy', { repositoryName })).policyText,
    write: (repositoryName: string, text: string) =>
      call('ecr', 'SetRepositoryPolicy', { repositoryName, policyText: text }),
    remove: (repositoryName: string) => call('ecr', 'DeleteRepositoryPolicy', { repositoryName }),
  },
} as const;

/** A repository's lifecycle or permissions, as the JSON that the AWS operations take. */
export function PolicyEditor({ kind, repository }: { kind: Kind; repository: string }) {
  const policy = POLICIES[kind];
  const ask = useCallback(async () => {
    try {
      return { text: pretty((await POLICIES[kind].read(repository)) ?? '') };
    } catch (error) {
      if ((error as ApiError).code === POLICIES[kind].none) {
        return { text: '' };
      }
      throw error;
    }
  }, [kind, repository]);
  const { data, error, reload } = useAnswer(ask);
  const allowed = useAllowed([policy.put], repository)[policy.put];
  if (!data) {
    return <Problem error={error} retry={reload} />;
  }
  return <Editor key={data.text} {...{ kind, repository, text: data.text, allowed: allowed === true, reload }} />;
}

interface EditorParts {
  kind: Kind;
  repository: string;
  text: string;
  allowed: boolean;
  reload: () => void;
}

function Editor({ kind, repository, text, allowed, reload }: EditorParts) {
  const say = useSay();
  const [draft, setDraft] = useState(text);
  const [error, setError] = useState<ApiError | null>(null);
  const run = (action: Promise<unknown>) => {
    setError(null);
    action.then(reload, (failed: ApiError) => setError(failed));
  };
  const policy = POLICIES[kind];
  const buttons = allowed && (
    <SpaceBetween direction="horizontal" size="xs">
      {text !== '' && <Button onClick={() => run(policy.remove(repository))}>{say('ecr.deletePolicy')}</Button>}
      <Button variant="primary" disabled={draft === text} onClick={() => run(policy.write(repository, draft))}>
        {say('dialogue.save')}
      </Button>
    </SpaceBetween>
  );
  return (
    <Container
      header={
        <Header variant="h2" description={say(`policy.${kind}`)} actions={buttons}>
          {say(`ecr.${kind}`)}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField stretch label={say('policy.json')}>
          <Textarea
            value={draft}
            rows={16}
            spellcheck={false}
            readOnly={!allowed}
            placeholder={say('policy.none')}
            onChange={({ detail }) => setDraft(detail.value)}
          />
        </FormField>
        <Problem error={error} />
      </SpaceBetween>
    </Container>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
