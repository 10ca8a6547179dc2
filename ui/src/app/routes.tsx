// What is shown at each address. Odd: no page is loaded by React's `lazy`, since whatever waits for that is held back for 300 ms
// once something else was shown; the router loads a page before it shows it.

import type { ComponentType, ReactNode } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { Loading } from '../components/Loading';
import { Enhanced } from '../inspector/Enhanced';
import { Enabled } from '../securityhub/Enabled';
import { Lost } from './Lost';
import { BASE, PAGES, type Page } from './pages';
import { Shell } from './Shell';

/** What says what a page stands on where that is missing. */
const GATES: Record<NonNullable<Page['needs']>, ComponentType<{ children: ReactNode }>> = {
  'enhanced scanning': Enhanced,
  hub: Enabled,
};

function route({ path, load, needs }: Page): RouteObject {
  const Gate = needs && GATES[needs];
  const lazy = async () => {
    const { default: Loaded } = await load();
    return { element: Gate ? <Gate><Loaded /></Gate> : <Loaded /> };
  };
  return { path, lazy, hydrateFallbackElement: <Loading /> };
}

const pages = [...PAGES.map(route), { path: '*', element: <Lost /> }];

export const router = createBrowserRouter([{ element: <Shell />, errorElement: <Lost />, children: pages }], {
  basename: BASE,
});
