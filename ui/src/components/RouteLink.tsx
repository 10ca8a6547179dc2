import Link, { type LinkProps } from '@cloudscape-design/components/link';
import { useHref, useNavigate } from 'react-router';

/** A link to a page of this application. */
export function RouteLink({ to, ...rest }: { to: string } & Omit<LinkProps, 'href' | 'onFollow'>) {
  const href = useHref(to);
  const follow = useFollow();
  return <Link {...rest} href={href} onFollow={follow(to)} />;
}

/** Follows a link without loading the page anew. */
export function useFollow() {
  const navigate = useNavigate();
  return (to: string) => (event: { preventDefault: () => void }) => {
    event.preventDefault();
    void navigate(to);
  };
}
