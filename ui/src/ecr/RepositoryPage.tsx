import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import Tabs from '@cloudscape-design/components/tabs';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Page } from '../components/Page';
import { useSay } from '../i18n/Messages';
import { useUrlState } from '../url/useUrlState';
import { ImagesTable } from './ImagesTable';
import { PolicyEditor } from './PolicyEditor';
import { PushCommands } from './PushCommands';

/** One repository: its images, its lifecycle and its permissions. */
export default function RepositoryPage() {
  const say = useSay();
  const { name = '' } = useParams();
  const [tab, setTab] = useUrlState('tab', 'images');
  const [pushing, setPushing] = useState(false);
  return (
    <Page
      title={name}
      actions={<Button onClick={() => setPushing(true)}>{say('push.title')}</Button>}
    >
      <Tabs
        activeTabId={tab}
        onChange={({ detail }) => setTab(detail.activeTabId)}
        tabs={[
          { id: 'images', label: say('ecr.images'), content: <ImagesTable repository={name} /> },
          {
            id: 'lifecycle',
            label: say('ecr.lifecycle'),
            content: <PolicyEditor key="lifecycle" kind="lifecycle" repository={name} />,
          },
          {
            id: 'permissions',
            label: say('ecr.permissions'),
            content: <PolicyEditor key="permissions" kind="permissions" repository={name} />,
          },
        ]}
      />
      {pushing && (
        <Modal visible size="large" header={say('push.title')} onDismiss={() => setPushing(false)}>
          <PushCommands repository={name} />
        </Modal>
      )}
    </Page>
  );
}
