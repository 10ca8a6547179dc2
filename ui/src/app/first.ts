// What the pages with the longest lists ask first, by what stands in their addresses. They ask the same by themselves; asked from
// here, the server works while the browser still draws what is around.

import { ROWS } from '../components/rows';
import { page as repositories } from '../ecr/repositories';
import { AGGREGATIONS, groups } from '../inspector/aggregations';
import { IMAGES, page as coverage } from '../inspector/coverage';
import { ACTIVE } from '../inspector/criteria';
import { GRAVEST_FIRST, page as findings } from '../inspector/findings';
import { OPEN } from '../securityhub/filters';
import { page as hubFindings } from '../securityhub/findings';
import { read } from '../url/query';

type First = (address: URLSearchParams) => Promise<unknown> | undefined;

export const FIRST: Partial<Record<string, First>> = {
  '/ecr/repositories': () => repositories(),
  '/inspector/findings': (address) => {
    if (address.has('finding')) {
      return undefined;
    }
    const kind = AGGREGATIONS.find((one) => one === address.get('view'));
    return kind
      ? groups(kind, ROWS)
      : findings(read(address.get('filter') ?? '', ACTIVE), address.get('sort') ?? GRAVEST_FIRST, ROWS);
  },
  '/inspector/coverage': (address) => coverage(address.get('type') ?? IMAGES, ROWS),
  '/securityhub/findings': (address) =>
    address.has('by') ? undefined : hubFindings(read(address.get('filter') ?? '', OPEN), ROWS),
};
