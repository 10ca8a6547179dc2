// Answers of Inspector and Security Hub in the shapes of AWS's models, for tests of how pages show them: what a server
// itself answers is tested where the operations are.

import type { Operations as Inspector, Finding } from '../../src/api/generated/inspector2';
import type { AwsSecurityFinding, Operations as Hub } from '../../src/api/generated/securityhub';

type Answers<O> = { [name in keyof O]?: (input: O[name] extends { input: infer I } ? I : never) => O[name] extends { output: infer R } ? R : never };

const ACCOUNT = '123456789012';
const DAY = 86_400;
const NOW = 1_767_225_600;
const HASH = `sha256:${'ab'.repeat(32)}`;
const REPOSITORY = `arn:aws:ecr:us-east-1:${ACCOUNT}:repository/team/app`;

export const FINDING: Finding = {
  awsAccountId: ACCOUNT,
  description: 'A <b>description</b> that is no markup.',
  epss: { score: 0.94358 },
  exploitAvailable: 'YES',
  findingArn: `arn:aws:inspector2:us-east-1:${ACCOUNT}:finding/0123456789abcdef0123456789abcdef`,
  firstObservedAt: NOW - 3 * DAY,
  fixAvailable: 'YES',
  inspectorScore: 10,
  inspectorScoreDetails: {
    adjustedCvss: {
      score: 10,
      scoreSource: 'NVD',
      scoringVector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H',
      version: '3.1',
    },
  },
  lastObservedAt: NOW,
  packageVulnerabilityDetails: {
    cvss: [
      { baseScore: 10, scoringVector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', source: 'NVD', version: '3.1' },
      { baseScore: 9.3, scoringVector: 'AV:N/AC:M/Au:N/C:C/I:C/A:C', source: 'NVD', version: '2.0' },
    ],
    relatedVulnerabilities: ['GHSA-jfh8-c2jp-5v3q'],
    source: 'NVD',
    sourceUrl: 'https://nvd.nist.gov/vuln/detail/CVE-2021-44228',
    vendorCreatedAt: NOW - 900 * DAY,
    vendorSeverity: 'CRITICAL',
    vulnerabilityId: 'CVE-2021-44228',
    vulnerablePackages: [
      {
        filePath: 'app/lib/log4j-core-2.14.1.jar',
        fixedInVersion: '2.15.0',
        name: 'org.apache.logging.log4j:log4j-core',
        packageManager: 'JAR',
        remediation: 'mvn versions:use-dep-version -Dincludes=org.apache.logging.log4j:log4j-core',
        sourceLayerHash: HASH,
        version: '2.14.1',
      },
    ],
  },
  remediation: { recommendation: { text: 'None Provided' } },
  resources: [
    {
      details: {
        awsEcrContainerImage: { imageHash: HASH, imageTags: ['1'], registry: ACCOUNT, repositoryName: 'team/app' },
      },
      id: `${REPOSITORY}/${HASH}`,
      type: 'AWS_ECR_CONTAINER_IMAGE',
    },
  ],
  severity: 'CRITICAL',
  status: 'ACTIVE',
  title: 'CVE-2021-44228 - org.apache.logging.log4j:log4j-core',
  type: 'PACKAGE_VULNERABILITY',
};

const COUNTS = { all: 12, critical: 1, high: 4, medium: 5 };

export const INSPECTOR: Answers<Inspector> = {
  BatchGetFindingDetails: ({ findingArns }) => ({
    findingDetails: findingArns.map((findingArn) => ({
      findingArn,
      cisaData: { dateAdded: NOW - 800 * DAY, action: 'Apply updates per vendor instructions.' },
      cwes: ['CWE-502'],
      evidences: [{ evidenceRule: 'RANGE', evidenceDetail: '2.14.1 is below 2.15.0', severity: 'CRITICAL' }],
      referenceUrls: ['https://logging.apache.org/log4j/2.x/security.html'],
    })),
  }),
  CreateFilter: () => ({ arn: 'arn:aws:inspector2:us-east-1:123456789012:owner/123456789012/filter/1' }),
  GetConfiguration: () => ({
    ecrConfiguration: { rescanDurationState: { rescanDuration: 'LIFETIME', pullDateRescanDuration: 'DAYS_90' } },
  }),
  ListCoverage: () => ({
    coveredResources: [
      {
        accountId: ACCOUNT,
        lastScannedAt: NOW,
        resourceId: `${REPOSITORY}/${HASH}`,
        resourceMetadata: { ecrImage: { tags: ['1'] } },
        resourceType: 'AWS_ECR_CONTAINER_IMAGE',
        scanStatus: { statusCode: 'ACTIVE', reason: 'SUCCESSFUL' },
        scanType: 'PACKAGE',
      },
      {
        accountId: ACCOUNT,
        resourceId: `${REPOSITORY}/${HASH}`,
        resourceType: 'AWS_ECR_CONTAINER_IMAGE',
        scanStatus: { statusCode: 'INACTIVE', reason: 'SCAN_ELIGIBILITY_EXPIRED' },
        scanType: 'PACKAGE',
      },
    ],
  }),
  ListCoverageStatistics: ({ filterCriteria }) => ({
    totalCounts: filterCriteria?.scanStatusCode?.[0]?.value === 'ACTIVE' ? 9 : 1,
  }),
  ListFilters: () => ({
    filters: [
      {
        action: 'SUPPRESS',
        arn: 'arn:aws:inspector2:us-east-1:123456789012:owner/123456789012/filter/1',
        createdAt: NOW,
        criteria: { vulnerabilityId: [{ comparison: 'EQUALS', value: 'CVE-2019-9192' }] },
        name: 'not-reachable',
        ownerId: ACCOUNT,
        reason: 'The parser is not used.',
        tags: { 'tidewaiter:expires': '2026-01-05' },
        updatedAt: NOW,
      },
    ],
  }),
  ListFindingAggregations: ({ aggregationType }) => ({
    aggregationType,
    responses: [
      {
        packageAggregation: { packageName: 'org.apache.logging.log4j:log4j-core', severityCounts: COUNTS },
        repositoryAggregation: { repository: 'team/app', affectedImages: 3, severityCounts: COUNTS },
        awsEcrContainerAggregation: {
          imageTags: ['1'],
          repository: 'team/app',
          resourceId: `${REPOSITORY}/${HASH}`,
          severityCounts: COUNTS,
        },
        titleAggregation: {
          severityCounts: COUNTS,
          title: 'CVE-2021-44228 - org.apache.logging.log4j:log4j-core',
          vulnerabilityId: 'CVE-2021-44228',
        },
      },
    ],
  }),
  ListFindings: () => ({ findings: [FINDING] }),
  ListUsageTotals: () => ({
    totals: [
      {
        accountId: ACCOUNT,
        usage: [
          { currency: 'USD', estimatedMonthlyCost: 0.9, total: 10, type: 'ECR_INITIAL_SCAN' },
          { currency: 'USD', estimatedMonthlyCost: 0.6, total: 60, type: 'ECR_RESCAN' },
        ],
      },
    ],
  }),
  SearchVulnerabilities: ({ filterCriteria }) => ({
    vulnerabilities: filterCriteria.vulnerabilityIds.map((id) => ({
      id,
      cvss3: { baseScore: 10, scoringVector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H' },
      cwes: ['CWE-502'],
      description: 'What is known of it.',
      epss: { score: 0.94358 },
      source: 'NVD',
      vendorSeverity: 'CRITICAL',
    })),
  }),
};

const IMPORTED: AwsSecurityFinding = {
  AwsAccountId: ACCOUNT,
  CreatedAt: '2026-01-01T00:00:00Z',
  Description: 'Imported from elsewhere.',
  GeneratorId: 'another-scanner',
  Id: 'another-scanner/1',
  Note: { Text: 'Looked at.', UpdatedAt: '2026-01-02T00:00:00Z', UpdatedBy: 'mia' },
  ProductArn: `arn:aws:securityhub:us-east-1:${ACCOUNT}:product/${ACCOUNT}/default`,
  ProductName: 'Default',
  RecordState: 'ACTIVE',
  Resources: [{ Id: REPOSITORY, Type: 'Container' }],
  SchemaVersion: '2018-10-08',
  Severity: { Label: 'HIGH' },
  Title: 'A finding of another scanner',
  UpdatedAt: '2026-01-03T00:00:00Z',
  Workflow: { Status: 'NEW' },
};

export const HUB: Answers<Hub> = {
  BatchUpdateFindings: ({ FindingIdentifiers }) => ({ ProcessedFindings: FindingIdentifiers, UnprocessedFindings: [] }),
  DescribeProducts: () => ({ Products: [{ ProductArn: IMPORTED.ProductArn, ProductName: 'Default' }] }),
  GetFindingHistory: () => ({
    Records: [
      {
        UpdateTime: '2026-01-02T00:00:00Z',
        UpdateSource: { Identity: 'mia', Type: 'BATCH_UPDATE_FINDINGS' },
        Updates: [{ UpdatedField: 'Note', NewValue: 'Looked at.' }],
      },
    ],
  }),
  GetFindings: () => ({ Findings: [IMPORTED, { ...IMPORTED, Id: 'another-scanner/2', Severity: { Label: 'CRITICAL' } }] }),
  GetInsightResults: ({ InsightArn }) => ({
    InsightResults: {
      GroupByAttribute: 'ResourceId',
      InsightArn,
      ResultValues: [{ Count: 2, GroupByAttributeValue: REPOSITORY }],
    },
  }),
  GetInsights: () => ({
    Insights: [
      {
        Filters: {},
        GroupByAttribute: 'ResourceId',
        InsightArn: `arn:aws:securityhub:us-east-1:${ACCOUNT}:insight/${ACCOUNT}/custom/1`,
        Name: 'Resources with most findings',
      },
    ],
  }),
  ListEnabledProductsForImport: () => ({ ProductSubscriptions: [] }),
};
