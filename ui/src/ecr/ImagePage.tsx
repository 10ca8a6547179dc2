import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState } from 'react';
import { useParams } from 'react-router';
import { useChanges } from '../api/changes';
import { call, type ApiError } from '../api/client';
import { useAllowed } from '../api/permissions';
import { useSession } from '../api/Session';
import { useAnswer, useOperation } from '../api/useOperation';
import { Copy } from '../components/Copy';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { SeverityBar } from '../components/Severities';
import { Time } from '../components/Time';
import { size } from '../format/size';
import { useMessages } from '../i18n/Messages';
import { findingsOf } from './findings';
import { FindingsTable } from './FindingsTable';
import { kindOf } from './images';
import { Layers } from './Layers';
import { Referrers } from './Referrers';
import { ScanStatus } from './ScanStatus';

/** One image: what it is, what was found in it, its layers, and what refers to it. */
export default function ImagePage() {
  const { say, language } = useMessages();
  const { registry } = useSession();
  const { name = '', digest = '' } = useParams();
  const described = useOperation('ecr', 'DescribeImages', {
    repositoryName: name,
    imageIds: [{ imageDigest: digest }],
  });
  const image = described.data?.imageDetails?.[0];
  const title = image?.imageTags?.join(', ') ?? digest.slice(0, 19);
  return (
    <Page title={title}>
      <Problem error={described.error} retry={described.reload} />
      {image && (
        <Container header={<Header variant="h2">{say('image.details')}</Header>}>
          <KeyValuePairs
            columns={3}
            items={[
              { label: say('image.kind'), value: say(`image.kind.${kindOf(image)}`) },
              { label: say('image.tags'), value: image.imageTags?.join(', ') ?? say('image.untagged') },
              { label: say('image.size'), value: size(image.imageSizeInBytes ?? 0, language) },
              { label: say('ecr.uri'), value: <Copy text={`${registry}/${name}@${digest}`} /> },
              { label: say('image.digest'), value: <Copy text={digest} /> },
              { label: say('image.pushed'), value: <Time at={image.imagePushedAt} exact /> },
              { label: say('image.pulled'), value: <Time at={image.lastRecordedPullTime} /> },
              { label: say('image.mediaType'), value: image.imageManifestMediaType ?? '–' },
            ]}
          />
        </Container>
      )}
      <Scan repository={name} digest={digest} reload={described.reload} />
      <Layers repository={name} digest={digest} />
      <Referrers repository={name} digest={digest} />
    </Page>
  );
}

interface Parts {
  repository: string;
  digest: string;
  reload: () => void;
}

/** "Scanning and vulnerabilities". */
function Scan({ repository, digest, reload }: Parts) {
  const { say } = useMessages();
  const ask = useCallback(() => findingsOf(repository, { imageDigest: digest }), [repository, digest]);
  const { data, error, reload: again } = useAnswer(ask);
  useChanges(() => {
    again();
    reload();
  }, repository);
  const never = error?.code === 'ScanNotFoundException';
  const scan = data?.answer.imageScanFindings;
  const status = data?.answer.imageScanStatus;
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" actions={<ScanNow repository={repository} digest={digest} done={again} />}>
            {say('scan.title')}
          </Header>
        }
      >
        <SpaceBetween size="m">
          {!never && <Problem error={error} retry={again} />}
          <KeyValuePairs
            columns={4}
            items={[
              { label: say('scan.status'), value: <ScanStatus status={never ? undefined : status} /> },
              { label: say('scan.completed'), value: <Time at={scan?.imageScanCompletedAt} /> },
              { label: say('scan.database'), value: <Time at={scan?.vulnerabilitySourceUpdatedAt} /> },
              { label: say('image.vulnerabilities'), value: <SeverityBar counts={scan?.findingSeverityCounts} /> },
            ]}
          />
          {never && <Alert type="info">{say('scan.never')}</Alert>}
          {status?.description && status.status !== 'COMPLETE' && <Alert type="info">{status.description}</Alert>}
        </SpaceBetween>
      </Container>
      {data && scan && <FindingsTable findings={data} name={`${repository}-${digest.slice(7, 19)}`} />}
    </SpaceBetween>
  );
}

function ScanNow({ repository, digest, done }: { repository: string; digest: string; done: () => void }) {
  const { say } = useMessages();
  const allowed = useAllowed(['ecr:StartImageScan'], repository);
  const [error, setError] = useState<ApiError | null>(null);
  if (!allowed['ecr:StartImageScan']) {
    return null;
  }
  const scan = () => {
    const imageId = { imageDigest: digest };
    call('ecr', 'StartImageScan', { repositoryName: repository, imageId }).then(done, (failed: ApiError) =>
      setError(failed),
    );
  };
  return (
    <SpaceBetween size="xs">
      <Button onClick={scan}>{say('image.scan')}</Button>
      <Problem error={error} />
    </SpaceBetween>
  );
}
