import AppLayout from '@cloudscape-design/components/app-layout';
import Modal from '@cloudscape-design/components/modal';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { useState } from 'react';
import { Outlet, useHref, useLocation, useNavigate } from 'react-router';
import { useSession } from '../api/Session';
import { useFollow } from '../components/RouteLink';
import { useSay } from '../i18n/Messages';
import { Crumbs } from './Crumbs';
import { areas } from './navigation';
import { Preferences } from './Preferences';

/** What is around every page: the bar at the top, the areas at the side, where one is. */
export function Shell() {
  const say = useSay();
  const [choosing, setChoosing] = useState(false);
  const [open, setOpen] = useState(true);
  return (
    <>
      <TopBar choose={() => setChoosing(true)} />
      <AppLayout
        headerSelector="#top"
        toolsHide
        navigation={<Navigation />}
        navigationOpen={open}
        onNavigationChange={({ detail }) => setOpen(detail.open)}
        breadcrumbs={<Crumbs />}
        ariaLabels={{
          navigation: say('shell.navigation'),
          navigationClose: say('shell.navigationClose'),
          navigationToggle: say('shell.navigationOpen'),
        }}
        content={<Outlet />}
      />
      {choosing && (
        <Modal visible header={say('preferences.title')} onDismiss={() => setChoosing(false)}>
          <Preferences />
        </Modal>
      )}
    </>
  );
}

function TopBar({ choose }: { choose: () => void }) {
  const say = useSay();
  const session = useSession();
  const home = useHref('/');
  const follow = useFollow();
  return (
    <header id="top" style={{ position: 'sticky', top: 0, zIndex: 1002 }}>
      <TopNavigation
        identity={{ href: home, title: 'tidewaiter', onFollow: follow('/') }}
        utilities={[
          { type: 'button', iconName: 'settings', text: say('preferences.title'), onClick: choose },
          {
            type: 'menu-dropdown',
            iconName: 'user-profile',
            text: session.user,
            description: session.arn,
            items: [{ id: 'out', text: say('shell.signOut') }],
            onItemClick: () => void session.signOut(),
          },
        ]}
      />
    </header>
  );
}

function Navigation() {
  const say = useSay();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const base = useHref('/').replace(/\/$/, '');
  const shown = areas(say, base);
  return (
    <SideNavigation
      header={{ text: say('shell.areas'), href: `${base}/` }}
      activeHref={active(shown.flatMap((area) => area.items.map((item) => item.href)), base + pathname)}
      items={shown}
      onFollow={(event) => {
        event.preventDefault();
        void navigate(event.detail.href.slice(base.length));
      }}
    />
  );
}

/** The longest address that the page's begins with. */
function active(hrefs: string[], path: string): string {
  const fitting = hrefs.filter((href) => path === href || path.startsWith(`${href}/`));
  return fitting.sort((a, b) => b.length - a.length)[0] ?? '';
}
