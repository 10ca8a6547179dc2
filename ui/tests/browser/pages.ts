// Every page, with an address that shows it over the data that the tests make, and words that stand on it in English.

import type { House } from './house';

export function pages({ digest, finding, insight }: House): Record<string, [path: string, words: RegExp]> {
  const image = `/ecr/repositories/team%2Fapp/images/${encodeURIComponent(digest)}`;
  const arn = encodeURIComponent(finding);
  return {
    welcome: ['/', /A registry that knows/],
    repositories: ['/ecr/repositories', /team\/app/],
    repository: ['/ecr/repositories/team%2Fapp', /View push commands/],
    lifecycle: ['/ecr/repositories/team%2Fapp?tab=lifecycle', /Which images are deleted/],
    image: [image, /Scanning and vulnerabilities/],
    scanning: ['/ecr/scanning', /Basic and enhanced side by side/],
    'pull-through': ['/ecr/pull-through', /Not there yet|There are no rules/],
    replication: ['/ecr/replication', /Images are copied nowhere/],
    dashboard: ['/inspector/dashboard', /Repositories scanned: 1/],
    findings: ['/inspector/findings', /CVE-\d+-\d+ - Django/],
    'findings-suppressed': [`/inspector/findings?filter=${SUPPRESSED}`, /CVE-2019-9192/],
    finding: [`/inspector/findings?finding=${arn}`, /METADATA/],
    'finding-scores': [`/inspector/findings?finding=${arn}&tab=scores`, /Inspector score, metric by metric/],
    'finding-evidence': [`/inspector/findings?finding=${arn}&tab=evidence`, /3\.2\.0 < 3\.2\.5 \(\w+\)/],
    'finding-history': [`/inspector/findings?finding=${arn}&tab=history`, /Published by the vendor/],
    'finding-json': [`/inspector/findings?finding=${arn}&tab=json`, /"findingArn"/],
    'findings-by-vulnerability': ['/inspector/findings?view=vulnerability', /CVE-\d+-\d+/],
    'findings-by-image': ['/inspector/findings?view=image', /team\/app:1/],
    'findings-by-repository': ['/inspector/findings?view=repository', /Images affected/],
    'findings-by-package': ['/inspector/findings?view=package', /lodash/],
    suppression: ['/inspector/suppression', /Review soon/],
    coverage: ['/inspector/coverage', /The scan succeeded/],
    usage: ['/inspector/usage', /\$0\.11/],
    vulnerabilities: ['/inspector/vulnerabilities?id=CVE-2021-35042', /Findings of it in images/],
    settings: ['/inspector/settings', /For good/],
    'hub-summary': ['/securityhub/summary', /Active findings over time/],
    'hub-findings': ['/securityhub/findings', /A finding of another scanner/],
    'hub-groups': ['/securityhub/findings?by=SeverityLabel', /Critical/],
    'hub-insights': [`/securityhub/insights?insight=${encodeURIComponent(insight)}`, /Findings of the insight/],
    'hub-sources': ['/securityhub/sources', /Prowler/],
    lost: ['/no/such/page', /Page not found/],
  };
}

const SUPPRESSED = encodeURIComponent(JSON.stringify([['findingStatus', '=', 'SUPPRESSED']]));
