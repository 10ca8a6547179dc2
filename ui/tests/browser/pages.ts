// Every page, with an address that shows it over the data that the tests make.

export function pages(digest: string): Record<string, string> {
  return {
    welcome: '/',
    repositories: '/ecr/repositories',
    repository: '/ecr/repositories/team%2Fapp',
    lifecycle: '/ecr/repositories/team%2Fapp?tab=lifecycle',
    image: `/ecr/repositories/team%2Fapp/images/${encodeURIComponent(digest)}`,
    scanning: '/ecr/scanning',
    'pull-through': '/ecr/pull-through',
    replication: '/ecr/replication',
    dashboard: '/inspector/dashboard',
    findings: '/inspector/findings',
    'findings-by-package': '/inspector/findings?view=package',
    suppression: '/inspector/suppression',
    coverage: '/inspector/coverage',
    usage: '/inspector/usage',
    vulnerabilities: '/inspector/vulnerabilities?id=CVE-2019-9192',
    settings: '/inspector/settings',
    'hub-summary': '/securityhub/summary',
    'hub-findings': '/securityhub/findings',
    'hub-insights': '/securityhub/insights',
    'hub-sources': '/securityhub/sources',
    lost: '/no/such/page',
  };
}
