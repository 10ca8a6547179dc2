// All repositories of the registry.

import { call } from '../api/client';
import { everything } from '../api/everything';
import type { Repository } from '../api/generated/ecr';

/** A repository with how often its images are scanned. */
export interface Listed extends Repository {
  scanFrequency?: string | undefined;
}

/** Of so many repositories at once it is told how often they are scanned. */
const AT_ONCE = 25;

/** A page of the repositories, as large as there are. */
export async function page(nextToken?: string) {
  const answer = await call('ecr', 'DescribeRepositories', { maxResults: 1000, nextToken });
  return { items: answer.repositories, nextToken: answer.nextToken };
}

/** All repositories, each with the frequency of its scans. */
export async function repositories(): Promise<Listed[]> {
  const all = await everything(page);
  const names = all.map((one) => one.repositoryName ?? '');
  const parts = Array.from({ length: Math.ceil(names.length / AT_ONCE) }, (_, at) =>
    names.slice(AT_ONCE * at, AT_ONCE * (at + 1)),
  );
  const found = await Promise.all(parts.map(frequencies));
  const of = new Map(found.flat());
  return all.map((one) => ({ ...one, scanFrequency: of.get(one.repositoryName ?? '') }));
}

/** Who may not ask is shown the repositories without them. */
async function frequencies(repositoryNames: string[]): Promise<[string, string][]> {
  const answer = await call('ecr', 'BatchGetRepositoryScanningConfiguration', { repositoryNames }).catch(() => null);
  return (answer?.scanningConfigurations ?? []).map((one) => [one.repositoryName ?? '', one.scanFrequency ?? '']);
}
