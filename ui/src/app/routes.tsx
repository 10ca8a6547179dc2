import { lazy, type ComponentType, type ReactNode } from 'react';
import { createBrowserRouter, matchRoutes, type RouteObject } from 'react-router';
import { Enhanced } from '../inspector/Enhanced';
import { Enabled } from '../securityhub/Enabled';
import { Lost } from './Lost';
import { Shell } from './Shell';

type Gate = ComponentType<{ children: ReactNode }>;
type Load = () => Promise<{ default: ComponentType }>;

const BASE = '/console';

/** A page that is loaded when it is first shown, behind what says what it stands on where that is missing. */
function page(path: string, load: Load, Behind?: Gate): RouteObject {
  const Loaded = lazy(load);
  return { path, handle: load, element: Behind ? <Behind><Loaded /></Behind> : <Loaded /> };
}

const pages: RouteObject[] = [
  page('/', () => import('../welcome/WelcomePage')),
  page('/ecr/repositories', () => import('../ecr/RepositoriesPage')),
  page('/ecr/repositories/:name', () => import('../ecr/RepositoryPage')),
  page('/ecr/repositories/:name/images/:digest', () => import('../ecr/ImagePage')),
  page('/ecr/scanning', () => import('../ecr/ScanningPage')),
  page('/ecr/pull-through', () => import('../ecr/PullThroughPage')),
  page('/ecr/replication', () => import('../ecr/ReplicationPage')),
  page('/inspector/dashboard', () => import('../inspector/DashboardPage'), Enhanced),
  page('/inspector/findings', () => import('../inspector/FindingsPage'), Enhanced),
  page('/inspector/suppression', () => import('../inspector/SuppressionPage'), Enhanced),
  page('/inspector/coverage', () => import('../inspector/CoveragePage'), Enhanced),
  page('/inspector/usage', () => import('../inspector/UsagePage'), Enhanced),
  page('/inspector/vulnerabilities', () => import('../inspector/VulnerabilitiesPage')),
  page('/inspector/settings', () => import('../inspector/SettingsPage')),
  page('/securityhub/summary', () => import('../securityhub/SummaryPage'), Enabled),
  page('/securityhub/findings', () => import('../securityhub/FindingsPage'), Enabled),
  page('/securityhub/insights', () => import('../securityhub/InsightsPage'), Enabled),
  page('/securityhub/sources', () => import('../securityhub/SourcesPage'), Enabled),
  { path: '*', element: <Lost /> },
];

export const router = createBrowserRouter([{ element: <Shell />, errorElement: <Lost />, children: pages }], {
  basename: BASE,
});

/** Begins to load the page of an address beside all that has to be known before it is shown: who is there, and more. */
export function loadAhead(address: { pathname: string }): void {
  const load = matchRoutes(pages, address, BASE)?.at(-1)?.route.handle as Load | undefined;
  // What fails here fails again where the page is shown, and is told there.
  load?.().catch(() => undefined);
}
