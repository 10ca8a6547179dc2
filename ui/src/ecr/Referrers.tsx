import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { ImageReferrer } from '../api/generated/ecr';
import { useOperation } from '../api/useOperation';
import { Copy } from '../components/Copy';
import { Empty } from '../components/Empty';
import { Problem } from '../components/Problem';
import { size } from '../format/size';
import { useMessages } from '../i18n/Messages';

/** Signatures, bills of materials and others that refer to an image. */
export function Referrers({ repository, digest }: { repository: string; digest: string }) {
  const { say, language } = useMessages();
  const { data, error, loading } = useOperation('ecr', 'ListImageReferrers', {
    repositoryName: repository,
    subjectId: { imageDigest: digest },
  });
  return (
    <>
      <Problem error={error}>
        <Table<ImageReferrer>
          items={data?.referrers ?? []}
          loading={loading}
          loadingText={say('table.loading')}
          header={<Header variant="h2">{say('referrer.title')}</Header>}
          ariaLabels={{ tableLabel: say('referrer.title') }}
          columnDefinitions={[
            {
              id: 'type',
              header: say('referrer.type'),
              isRowHeader: true,
              cell: (row) => row.artifactType ?? row.mediaType,
            },
            { id: 'size', header: say('image.size'), cell: (row) => size(row.size, language) },
            {
              id: 'digest',
              header: say('image.digest'),
              cell: (row) => <Copy text={row.digest} show={row.digest.slice(0, 19)} />,
            },
          ]}
          empty={<Empty title={say('referrer.none')} />}
        />
      </Problem>
    </>
  );
}
