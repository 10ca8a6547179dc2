import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { Product } from '../api/generated/securityhub';
import { useOperation } from '../api/useOperation';
import { Copy } from '../components/Copy';
import { Empty } from '../components/Empty';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { useSay } from '../i18n/Messages';

/** Where findings come from: this scanner, and what else may import some. */
export default function SourcesPage() {
  const say = useSay();
  const { data, error, loading, reload } = useOperation('securityhub', 'DescribeProducts', { MaxResults: 100 });
  const subscribed = useOperation('securityhub', 'ListEnabledProductsForImport', { MaxResults: 100 });
  const enabled = subscribed.data?.ProductSubscriptions ?? [];
  return (
    <Page title={say('hub.sources')} description={say('source.more')}>
      <Problem error={error} retry={reload}>
        <Table<Product>
          items={data?.Products ?? []}
          loading={loading}
          loadingText={say('table.loading')}
          wrapLines
          header={<Header>{say('hub.sources')}</Header>}
          ariaLabels={{ tableLabel: say('hub.sources') }}
          columnDefinitions={[
            { id: 'name', header: say('source.name'), isRowHeader: true, cell: (one) => one.ProductName ?? '–' },
            { id: 'company', header: say('source.company'), cell: (one) => one.CompanyName ?? '–' },
            { id: 'arn', header: say('source.arn'), cell: (one) => <Copy text={one.ProductArn} /> },
            {
              id: 'enabled',
              header: say('source.enabled'),
              cell: (one) => say(isEnabled(one.ProductArn, enabled) ? 'word.yes' : 'word.no'),
            },
          ]}
          empty={<Empty title={say('source.none')} />}
        />
      </Problem>
    </Page>
  );
}

/** A subscription's ARN ends as that of its product does. */
export function isEnabled(productArn: string, subscriptions: string[]): boolean {
  const name = productArn.split(':product/')[1];
  return name !== undefined && subscriptions.some((one) => one.endsWith(`:product-subscription/${name}`));
}
