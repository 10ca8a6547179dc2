import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, type ReactNode } from 'react';

interface Parts {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page: its title (the browser's too), what it is for, what can be done, and the rest. */
export function Page({ title, description, actions, children }: Parts) {
  useEffect(() => {
    document.title = `${title} – tidewaiter`;
  }, [title]);
  const header = (
    <Header variant="h1" description={description} actions={actions}>
      {title}
    </Header>
  );
  return (
    <ContentLayout header={header}>
      <SpaceBetween size="l">{children}</SpaceBetween>
    </ContentLayout>
  );
}
