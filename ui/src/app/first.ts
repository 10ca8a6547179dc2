// What the pages with the longest lists ask first, by what stands in their addresses. They ask the same by themselves; asked from
// here, the server works while the browser still draws what is around.

import { ROWS } from '../components/rows';
import { repositories } from '../ecr/repositories';
import { AGGREGATIONS, groups } from '../inspector/aggregations';
import { IMAGES, page as coverage } from '../inspector/coverage';
import { ACTIVE } from '../inspector/criteria';
import { GRAVEST_FIRST, page as findings } from '../inspector/findings';
import { OPEN } from '../securityhub/filters';
import { page as hubFindings } from '../securityhub/findings';
import { read, written } from '../url/query';

type First = (address: URLSearchParams) => Promise<unknown>;

export const FIRST: Partial<Record<string, First>> = {
  '/ecr/repositories': () => repositories(),
  '/inspector/findings': (address) => {
    const kind = AGGREGATIONS.find((one) => one === address.get('view'));
    return kind
      ? groups(kind, ROWS)
      : findings(read(address.get('filter') ?? written(ACTIVE), ACTIVE), address.get('sort') ?? GRAVEST_FIRST, ROWS);
  },
  '/inspector/coverage': (address) => coverage(address.get('type') ?? IMAGES, ROWS),
  '/securityhub/findings': (address) => hubFindings(read(address.get('filter') ?? written(OPEN), OPEN), ROWS),
};
