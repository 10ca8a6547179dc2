import Tiles from '@cloudscape-design/components/tiles';
import { useCallback, useState } from 'react';
import { call } from '../api/client';
import { everything } from '../api/everything';
import type { RegistryScanningConfiguration, ScanFrequency, ScanType } from '../api/generated/ecr';
import { useAllowed } from '../api/permissions';
import { useAnswer, useOperation } from '../api/useOperation';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { SettingsForm } from '../components/SettingsForm';
import { useSay } from '../i18n/Messages';
import { ScanFilters } from './ScanFilters';
import { ScanTypes } from './ScanTypes';

/** How the registry scans: basic or enhanced, and which repositories when. */
export default function ScanningPage() {
  const say = useSay();
  const { data, error, reload } = useOperation('ecr', 'GetRegistryScanningConfiguration', {});
  const configuration = data?.scanningConfiguration;
  return (
    <Page title={say('ecr.scanning')} description={say('scanning.more')}>
      <Problem error={error} retry={reload} />
      {configuration && <Editor configuration={configuration} />}
      <ScanTypes />
    </Page>
  );
}

function filtersOf(configuration: RegistryScanningConfiguration, frequency: ScanFrequency): string[] {
  const rules = configuration.rules?.filter((rule) => rule.scanFrequency === frequency) ?? [];
  return rules.flatMap((rule) => rule.repositoryFilters.map((one) => one.filter));
}

function Editor({ configuration }: { configuration: RegistryScanningConfiguration }) {
  const say = useSay();
  const allowed = useAllowed(['ecr:PutRegistryScanningConfiguration'])['ecr:PutRegistryScanningConfiguration'];
  const [scanType, setScanType] = useState<ScanType>(configuration.scanType ?? 'BASIC');
  const [onPush, setOnPush] = useState(filtersOf(configuration, 'SCAN_ON_PUSH'));
  const [continuous, setContinuous] = useState(filtersOf(configuration, 'CONTINUOUS_SCAN'));
  const names = useNames();
  const enhanced = scanType === 'ENHANCED';
  const save = () => {
    const rules = [
      ...rule('SCAN_ON_PUSH', onPush),
      ...(enhanced ? rule('CONTINUOUS_SCAN', continuous) : []),
    ];
    return call('ecr', 'PutRegistryScanningConfiguration', { scanType, rules });
  };
  return (
    <SettingsForm title={say('scanning.type')} allowed={allowed} save={save} gap="l">
      <Tiles
        value={scanType}
        ariaLabel={say('scanning.type')}
        readOnly={!allowed}
        onChange={({ detail }) => setScanType(detail.value === 'ENHANCED' ? 'ENHANCED' : 'BASIC')}
        items={[
          { value: 'BASIC', label: say('scanning.basic'), description: say('scanning.basicMore') },
          { value: 'ENHANCED', label: say('scanning.enhanced'), description: say('scanning.enhancedMore') },
        ]}
      />
      <ScanFilters
        label={say('frequency.SCAN_ON_PUSH')}
        filters={onPush}
        setFilters={setOnPush}
        names={names}
        readOnly={!allowed}
      />
      {enhanced && (
        <ScanFilters
          label={say('frequency.CONTINUOUS_SCAN')}
          filters={continuous}
          setFilters={setContinuous}
          names={names}
          readOnly={!allowed}
        />
      )}
    </SettingsForm>
  );
}

function rule(scanFrequency: ScanFrequency, filters: string[]) {
  const repositoryFilters = filters.map((filter) => ({ filter, filterType: 'WILDCARD' as const }));
  return filters.length > 0 ? [{ scanFrequency, repositoryFilters }] : [];
}

/** Names of all repositories, for the preview. */
function useNames(): string[] {
  const ask = useCallback(
    () =>
      everything(async (nextToken) => {
        const page = await call('ecr', 'DescribeRepositories', { maxResults: 1000, nextToken });
        return { items: page.repositories?.map((one) => one.repositoryName ?? ''), nextToken: page.nextToken };
      }),
    [],
  );
  return useAnswer(ask).data ?? [];
}
