import { lazy, type ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { Lost } from './Lost';
import { Shell } from './Shell';

/** A page that is loaded when it is first shown. */
function page(path: string, load: () => Promise<{ default: ComponentType }>): RouteObject {
  const Loaded = lazy(load);
  return { path, element: <Loaded /> };
}

const pages: RouteObject[] = [
  page('/', () => import('../welcome/WelcomePage')),
  page('/ecr/repositories', () => import('../ecr/RepositoriesPage')),
  page('/ecr/repositories/:name', () => import('../ecr/RepositoryPage')),
  page('/ecr/repositories/:name/images/:digest', () => import('../ecr/ImagePage')),
  page('/ecr/scanning', () => import('../ecr/ScanningPage')),
  page('/ecr/pull-through', () => import('../ecr/PullThroughPage')),
  page('/ecr/replication', () => import('../ecr/ReplicationPage')),
  page('/inspector/dashboard', () => import('../inspector/DashboardPage')),
  page('/inspector/findings', () => import('../inspector/FindingsPage')),
  page('/inspector/suppression', () => import('../inspector/SuppressionPage')),
  page('/inspector/coverage', () => import('../inspector/CoveragePage')),
  page('/inspector/usage', () => import('../inspector/UsagePage')),
  page('/inspector/vulnerabilities', () => import('../inspector/VulnerabilitiesPage')),
  page('/inspector/settings', () => import('../inspector/SettingsPage')),
  page('/securityhub/summary', () => import('../securityhub/SummaryPage')),
  page('/securityhub/findings', () => import('../securityhub/FindingsPage')),
  page('/securityhub/insights', () => import('../securityhub/InsightsPage')),
  page('/securityhub/sources', () => import('../securityhub/SourcesPage')),
  { path: '*', element: <Lost /> },
];

export const router = createBrowserRouter([{ element: <Shell />, errorElement: <Lost />, children: pages }], {
  basename: '/console',
});
