import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useSay } from '../i18n/Messages';
import { Copy, Command } from './Copy';

/** A package as both ECR and Inspector write it. */
export interface Affected {
  name?: string;
  version?: string;
  release?: string;
  arch?: string;
  epoch?: number;
  fixedInVersion?: string;
  packageManager?: string;
  filePath?: string;
  sourceLayerHash?: string;
  remediation?: string;
}

/** `epoch:version-release`, as far as they are there. */
export function installed(one: Affected): string {
  const epoch = one.epoch ? `${one.epoch}:` : '';
  return `${epoch}${[one.version, one.release].filter(Boolean).join('-')}`;
}

/** The packages that a finding is about: what is installed, where, and what repairs it. */
export function AffectedPackages({ packages }: { packages: Affected[] }) {
  const say = useSay();
  return (
    <Table<Affected>
      variant="embedded"
      wrapLines
      header={<Header variant="h3">{say('package.affected')}</Header>}
      ariaLabels={{ tableLabel: say('package.affected') }}
      items={packages}
      columnDefinitions={[
        { id: 'name', header: say('package.name'), isRowHeader: true, cell: (one) => one.name },
        { id: 'installed', header: say('package.installed'), cell: installed },
        { id: 'fixed', header: say('package.fixed'), cell: (one) => fixed(one) ?? say('finding.noFix') },
        { id: 'manager', header: say('package.manager'), cell: (one) => one.packageManager ?? '–' },
        { id: 'path', header: say('package.path'), cell: (one) => one.filePath ?? '–' },
        {
          id: 'layer',
          header: say('package.layer'),
          cell: (one) =>
            one.sourceLayerHash ? <Copy text={one.sourceLayerHash} show={one.sourceLayerHash.slice(0, 19)} /> : '–',
        },
      ]}
      empty={<Box>{say('package.none')}</Box>}
    />
  );
}

function fixed(one: Affected): string | undefined {
  return one.fixedInVersion === 'NotAvailable' ? undefined : one.fixedInVersion;
}

/** The commands that repair, where the finding says them. */
export function Remediation({ packages, text }: { packages: Affected[]; text?: string | undefined }) {
  const say = useSay();
  const commands = [...new Set(packages.flatMap((one) => (one.remediation ? [one.remediation] : [])))];
  const words = text && text !== 'None Provided' ? text : undefined;
  return (
    <div>
      <Header variant="h3">{say('finding.remediation')}</Header>
      {words && <Box variant="p">{words}</Box>}
      {commands.map((command) => (
        <Command key={command} text={command} />
      ))}
      {!words && commands.length === 0 && <Box variant="p">{say('finding.noRemediation')}</Box>}
    </div>
  );
}
