import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState, type FormEvent } from 'react';
import type { ApiError } from '../api/client';
import type { Credentials } from '../api/Session';
import { Preferences } from '../app/Preferences';
import { Problem } from '../components/Problem';
import { useSay } from '../i18n/Messages';
import { Provider } from './Provider';

interface Parts {
  /** Whether there was a session that has ended. */
  ended: boolean;
  signIn: (credentials: Credentials) => Promise<void>;
}

type Way = 'key' | 'password';

/** Signing in, with an access key or a password. */
export function SignIn({ ended, signIn }: Parts) {
  const say = useSay();
  const [way, setWay] = useState<Way>('key');
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = `${say('signIn.title')} – tidewaiter`;
  }, [say]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const credentials =
      way === 'key'
        ? { accessKeyId: name.trim(), secretAccessKey: secret.trim() }
        : { user: name.trim(), password: secret };
    signIn(credentials).catch((failed: ApiError) => {
      setError(failed);
      setBusy(false);
    });
  };
  return (
    <main style={{ maxWidth: 480, margin: '8vh auto', padding: 16 }}>
      <form onSubmit={submit}>
        <Form actions={<Button variant="primary" loading={busy}>{say('signIn.action')}</Button>}>
          <Container header={<Header variant="h1">{say('signIn.title')}</Header>}>
            <SpaceBetween size="m">
              <Provider />
              {ended && <Alert type="info">{say('signIn.ended')}</Alert>}
              <SegmentedControl
                label={say('signIn.with')}
                selectedId={way}
                onChange={({ detail }) => setWay(detail.selectedId === 'key' ? 'key' : 'password')}
                options={[
                  { id: 'key', text: say('signIn.key') },
                  { id: 'password', text: say('signIn.password') },
                ]}
              />
              <FormField label={say(way === 'key' ? 'signIn.keyId' : 'signIn.user')}>
                <Input value={name} autoComplete="username" onChange={({ detail }) => setName(detail.value)} />
              </FormField>
              <FormField label={say(way === 'key' ? 'signIn.secret' : 'signIn.password')}>
                <Input
                  value={secret}
                  type="password"
                  autoComplete="current-password"
                  onChange={({ detail }) => setSecret(detail.value)}
                />
              </FormField>
              <Problem error={error} />
              <Box variant="small">{say(way === 'key' ? 'signIn.keyHelp' : 'signIn.passwordHelp')}</Box>
            </SpaceBetween>
          </Container>
        </Form>
      </form>
      <Box margin={{ top: 'l' }}>
        <Preferences />
      </Box>
    </main>
  );
}
