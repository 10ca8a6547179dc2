// What the tests of the browser share: a server with an image that was scanned, and the browser.

import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { launch } from './browser';
import { withLibraries } from './image';
import { IMAGE, Server } from './server';

export interface House {
  server: Server;
  browser: Browser;
  /** Of the image `team/app:1`. */
  digest: string;
  /** ARN of one of its findings, in Django. */
  finding: string;
  /** ARN of an insight. */
  insight: string;
}

/** What a house has besides that nobody looked for. */
export const NOWHERE = { digest: '', finding: '', insight: '' } as House;

/** A server with an image under enhanced scanning. */
export async function enhanced(): Promise<House> {
  const server = await Server.start();
  const browser = await launch();
  await server.call('ecr', 'CreateRepository', { repositoryName: 'team/app' });
  await server.call('ecr', 'PutRegistryScanningConfiguration', {
    scanType: 'ENHANCED',
    rules: [
      { scanFrequency: 'CONTINUOUS_SCAN', repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' }] },
    ],
  });
  const folder = withLibraries(IMAGE);
  await server.push('team/app:1', `oci:${folder}`);
  rmSync(folder, { recursive: true });
  await until(async () => (await list(server, 'inspector2', 'ListFindings', 'findings')).length > 0);
  const [image] = await list(server, 'ecr', 'DescribeImages', 'imageDetails', { repositoryName: 'team/app' });
  const django = { vulnerabilityId: [{ comparison: 'EQUALS', value: 'CVE-2021-35042' }] };
  const [finding] = await list(server, 'inspector2', 'ListFindings', 'findings', { filterCriteria: django });
  return {
    server,
    browser,
    digest: String(image?.['imageDigest']),
    finding: String(finding?.['findingArn']),
    insight: '',
  };
}

/** One with all that pages can show: besides, a hub with the image's findings and another's, and what people set up. */
export async function open(): Promise<House> {
  const house = await enhanced();
  const { server } = house;
  await server.call('securityhub', 'EnableSecurityHub', {});
  house.insight = await judge(server);
  await until(async () => (await list(server, 'securityhub', 'GetFindings', 'Findings')).length > 1);
  return house;
}

/** What people add: a rule that ends soon, a finding of another product, and an insight, whose ARN it answers. */
async function judge(server: Server): Promise<string> {
  await server.call('inspector2', 'CreateFilter', {
    action: 'SUPPRESS',
    name: 'not-reachable',
    reason: 'The parser is not used.',
    filterCriteria: { vulnerabilityId: [{ comparison: 'EQUALS', value: 'CVE-2019-9192' }] },
    tags: { 'tidewaiter:expires': day(5) },
  });
  await server.call('securityhub', 'BatchImportFindings', { Findings: [IMPORTED] });
  const made = await server.call('securityhub', 'CreateInsight', {
    Name: 'Open findings by title',
    Filters: { RecordState: [{ Comparison: 'EQUALS', Value: 'ACTIVE' }] },
    GroupByAttribute: 'Title',
  });
  return String(made['InsightArn']);
}

/** A day so many days from now, as `YYYY-MM-DD`. */
export function day(ahead: number): string {
  return new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
}

const ACCOUNT = '000000000000';

export const IMPORTED = {
  SchemaVersion: '2018-10-08',
  Id: 'another-scanner/1',
  ProductArn: `arn:aws:securityhub:us-east-1:${ACCOUNT}:product/${ACCOUNT}/default`,
  GeneratorId: 'another-scanner',
  AwsAccountId: ACCOUNT,
  Types: ['Software and Configuration Checks/Vulnerabilities/CVE'],
  CreatedAt: new Date().toISOString(),
  UpdatedAt: new Date().toISOString(),
  Severity: { Label: 'HIGH' },
  Title: 'A finding of another scanner',
  Description: 'Imported from elsewhere.',
  Resources: [{ Type: 'Container', Id: 'arn:aws:ecr:us-east-1:000000000000:repository/team/app' }],
};

type Row = Record<string, unknown>;

/** The rows of an operation's first page. */
export async function list(server: Server, service: string, operation: string, member: string, input = {}): Promise<Row[]> {
  return ((await server.call(service, operation, input))[member] ?? []) as Row[];
}

export async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await done()) {
      return;
    }
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error('it did not come to that within a minute');
}

export async function close(house: House | undefined): Promise<void> {
  await house?.browser.close();
  house?.server.stop();
}
