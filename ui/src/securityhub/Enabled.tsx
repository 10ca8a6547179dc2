import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useState, type ReactNode } from 'react';
import { call, type ApiError } from '../api/client';
import { useAllowed } from '../api/permissions';
import { useOperation } from '../api/useOperation';
import { useLikely } from '../app/useLikely';
import { Loading } from '../components/Loading';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { useSay } from '../i18n/Messages';

const NOT_SUBSCRIBED = 'InvalidAccessException';

/** What stands on an enabled hub; where there is none, how it begins. */
export function Enabled({ children }: { children: ReactNode }) {
  const say = useSay();
  const { data, error, reload } = useOperation('securityhub', 'DescribeHub', {});
  if (useLikely('hub', data ? true : error ? false : undefined)) {
    return children;
  }
  if (!error) {
    return <Loading />;
  }
  return (
    <Page title={say('area.securityhub')}>
      {error.code === NOT_SUBSCRIBED ? <Off enabled={reload} /> : <Problem error={error} retry={reload} />}
    </Page>
  );
}

function Off({ enabled }: { enabled: () => void }) {
  const say = useSay();
  const allowed = useAllowed(['securityhub:EnableSecurityHub'])['securityhub:EnableSecurityHub'];
  const [error, setError] = useState<ApiError | null>(null);
  const enable = () => {
    call('securityhub', 'EnableSecurityHub', {}).then(enabled, setError);
  };
  return (
    <>
      <Alert
        type="info"
        header={say('hub.off')}
        action={allowed && <Button onClick={enable}>{say('hub.enable')}</Button>}
      >
        {say(allowed ? 'hub.offMore' : 'hub.offAsk')}
      </Alert>
      <Problem error={error} />
    </>
  );
}
