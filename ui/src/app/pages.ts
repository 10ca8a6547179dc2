// Every page: its path, its files, and what it stands on. Apart from the routes that show them, so that a page's files can be
// asked for before those of the whole application have come.

import type { ComponentType } from 'react';

export const BASE = '/console';

export interface Page {
  /** Segments that begin with a colon stand for any text. */
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /** What has to be on before there is anything to show. */
  needs?: 'enhanced scanning' | 'hub';
}

export const PAGES: readonly Page[] = [
  { path: '/', load: () => import('../welcome/WelcomePage') },
  { path: '/ecr/repositories', load: () => import('../ecr/RepositoriesPage') },
  { path: '/ecr/repositories/:name', load: () => import('../ecr/RepositoryPage') },
  { path: '/ecr/repositories/:name/images/:digest', load: () => import('../ecr/ImagePage') },
  { path: '/ecr/scanning', load: () => import('../ecr/ScanningPage') },
  { path: '/ecr/pull-through', load: () => import('../ecr/PullThroughPage') },
  { path: '/ecr/replication', load: () => import('../ecr/ReplicationPage') },
  { path: '/inspector/dashboard', load: () => import('../inspector/DashboardPage'), needs: 'enhanced scanning' },
  { path: '/inspector/findings', load: () => import('../inspector/FindingsPage'), needs: 'enhanced scanning' },
  { path: '/inspector/suppression', load: () => import('../inspector/SuppressionPage'), needs: 'enhanced scanning' },
  { path: '/inspector/coverage', load: () => import('../inspector/CoveragePage'), needs: 'enhanced scanning' },
  { path: '/inspector/usage', load: () => import('../inspector/UsagePage'), needs: 'enhanced scanning' },
  { path: '/inspector/vulnerabilities', load: () => import('../inspector/VulnerabilitiesPage') },
  { path: '/inspector/settings', load: () => import('../inspector/SettingsPage') },
  { path: '/securityhub/summary', load: () => import('../securityhub/SummaryPage'), needs: 'hub' },
  { path: '/securityhub/findings', load: () => import('../securityhub/FindingsPage'), needs: 'hub' },
  { path: '/securityhub/insights', load: () => import('../securityhub/InsightsPage'), needs: 'hub' },
  { path: '/securityhub/sources', load: () => import('../securityhub/SourcesPage'), needs: 'hub' },
];

/** The page of an address, if there is one. */
export function pageAt(pathname: string): Page | undefined {
  const wanted = pathname.replace(/\/+$/, '').split('/');
  return PAGES.find(({ path }) => {
    const segments = (BASE + path).replace(/\/+$/, '').split('/');
    return (
      segments.length === wanted.length &&
      segments.every((segment, at) => segment === wanted[at] || segment.startsWith(':'))
    );
  });
}
