import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useCallback } from 'react';
import { send } from '../api/client';
import { useAnswer } from '../api/useOperation';
import { useSay } from '../i18n/Messages';

interface Ways {
  /** The provider's name, if there is one. */
  oidc: string | null;
}

/** Why a sign-in through the provider failed, as the server words it in the address. */
const FAILURES = ['provider', 'refused', 'strange', 'token', 'name', 'group', 'taken', 'internal'] as const;

/** The way in through an OpenID Connect provider, where the server has one; and why it led nowhere. */
export function Provider() {
  const say = useSay();
  const ask = useCallback(async () => (await send('ways', { method: 'GET' })) as Ways, []);
  const name = useAnswer(ask).data?.oidc;
  const word = new URLSearchParams(location.search).get('oidc');
  const failure = FAILURES.find((one) => one === word);
  return (
    <>
      {failure && (
        <Alert type="error" header={say('oidc.failed')}>
          {say(`oidc.${failure}`)}
        </Alert>
      )}
      {name && (
        <Button href="/console/oidc/begin" fullWidth>
          {say('oidc.begin', { name })}
        </Button>
      )}
    </>
  );
}
