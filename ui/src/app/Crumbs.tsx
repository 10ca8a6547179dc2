import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import { useHref, useLocation, useNavigate } from 'react-router';
import { useSay } from '../i18n/Messages';
import { PAGES } from './navigation';

/** Where one is: area, page, and what the address names below it. */
export function Crumbs() {
  const say = useSay();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const base = useHref('/').replace(/\/$/, '');
  const found = PAGES.flatMap(([area, pages]) => pages.map(([path, key]) => ({ area, path, key }))).find(
    ({ path }) => pathname === path || pathname.startsWith(`${path}/`),
  );
  const items = [{ text: 'tidewaiter', href: `${base}/` }];
  if (found) {
    items.push({ text: say(found.area), href: base + found.path });
    items.push({ text: say(found.key), href: base + found.path });
    items.push(...below(pathname, found.path).map(({ text, path }) => ({ text, href: base + path })));
  }
  return (
    <BreadcrumbGroup
      items={items}
      onFollow={(event) => {
        event.preventDefault();
        void navigate(event.detail.href.slice(base.length));
      }}
    />
  );
}

/** A repository and an image in it. */
function below(pathname: string, page: string): { text: string; path: string }[] {
  const [name, , digest] = pathname.slice(page.length + 1).split('/');
  if (!name) {
    return [];
  }
  const repository = { text: decodeURIComponent(name), path: `${page}/${name}` };
  if (!digest) {
    return [repository];
  }
  const text = decodeURIComponent(digest).slice(0, 19);
  return [repository, { text, path: `${repository.path}/images/${digest}` }];
}
