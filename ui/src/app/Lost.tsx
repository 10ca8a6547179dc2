import { RouteLink } from '../components/RouteLink';
import { Page } from '../components/Page';
import { useSay } from '../i18n/Messages';

/** Shown for an address that is no page, or a page that failed. */
export function Lost() {
  const say = useSay();
  return (
    <Page title={say('lost.title')} description={say('lost.more')}>
      <RouteLink to="/">{say('lost.home')}</RouteLink>
    </Page>
  );
}
