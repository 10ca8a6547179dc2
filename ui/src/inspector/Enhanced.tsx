import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import { useOperation } from '../api/useOperation';
import { Loading } from '../components/Loading';
import { Page } from '../components/Page';
import { RouteLink } from '../components/RouteLink';
import { useSay } from '../i18n/Messages';

/** What stands on enhanced scanning; where the registry is scanned by the basic type, how to get there. */
export function Enhanced({ children }: { children: ReactNode }) {
  const say = useSay();
  const { data, error } = useOperation('ecr', 'GetRegistryScanningConfiguration', {});
  if (!data && !error) {
    return <Loading />;
  }
  // Who may not ask for the type is answered by the operations themselves.
  if (data?.scanningConfiguration?.scanType !== 'BASIC') {
    return children;
  }
  return (
    <Page title={say('area.inspector')}>
      <Alert type="info" header={say('enhanced.off')}>
        {say('enhanced.offMore')} <RouteLink to="/ecr/scanning">{say('ecr.scanning')}</RouteLink>
      </Alert>
    </Page>
  );
}
