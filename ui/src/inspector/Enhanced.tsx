import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import { useOperation } from '../api/useOperation';
import { useLikely } from '../app/useLikely';
import { Loading } from '../components/Loading';
import { Page } from '../components/Page';
import { RouteLink } from '../components/RouteLink';
import { useSay } from '../i18n/Messages';

/** What stands on enhanced scanning; where the registry is scanned by the basic type, how to get there. */
export function Enhanced({ children }: { children: ReactNode }) {
  const say = useSay();
  const { data, error } = useOperation('ecr', 'GetRegistryScanningConfiguration', {});
  const isAnswered = data !== null || error !== null;
  // Who may not ask for the type is answered by the operations themselves.
  const isOn = isAnswered ? data?.scanningConfiguration?.scanType !== 'BASIC' : undefined;
  if (useLikely('enhanced', isOn)) {
    return children;
  }
  if (!isAnswered) {
    return <Loading />;
  }
  return (
    <Page title={say('area.inspector')}>
      <Alert type="info" header={say('enhanced.off')}>
        {say('enhanced.offMore')} <RouteLink to="/ecr/scanning">{say('ecr.scanning')}</RouteLink>
      </Alert>
    </Page>
  );
}
