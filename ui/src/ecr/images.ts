// Images as a repository's table shows them: an index with its platforms folded into it.

import { ApiError, call } from '../api/client';
import type { ImageDetail, ImageIdentifier } from '../api/generated/ecr';
import { ROWS } from '../components/rows';
import type { ServerPage } from '../components/useServerPages';

export type Kind = 'image' | 'index' | 'artifact';

/** A row: an image, and for an index the images of its platforms. */
export interface Row {
  image: ImageDetail;
  kind: Kind;
  platform?: string | undefined;
  children: Row[];
}

const INDEXES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const CONFIGS = [
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
];

export function kindOf(image: ImageDetail): Kind {
  if (INDEXES.includes(image.imageManifestMediaType ?? '')) {
    return 'index';
  }
  const artifact = image.artifactMediaType;
  return !artifact || CONFIGS.includes(artifact) ? 'image' : 'artifact';
}

/** What someone searches for: a digest, or else a tag. */
export function identifier(query: string): ImageIdentifier {
  return /^sha(256|512):/.test(query) ? { imageDigest: query } : { imageTag: query };
}

/** A page of the repository's images, or the one that is searched for. */
export async function imagesPage(
  repositoryName: string,
  query: string,
  nextToken: string | undefined,
): Promise<ServerPage<Row>> {
  const input = query === '' ? { maxResults: ROWS, nextToken } : { imageIds: [identifier(query)] };
  const page = await call('ecr', 'DescribeImages', { repositoryName, ...input }).catch(nothing);
  const rows = (page.imageDetails ?? []).map((image): Row => ({ image, kind: kindOf(image), children: [] }));
  const platforms = await platformsOf(repositoryName, rows);
  return { items: await fold(repositoryName, rows, platforms), nextToken: page.nextToken };
}

function nothing(error: unknown): { imageDetails: ImageDetail[]; nextToken?: string } {
  if (error instanceof ApiError && error.code === 'ImageNotFoundException') {
    return { imageDetails: [] };
  }
  throw error;
}

interface Manifest {
  manifests?: { digest: string; platform?: { os?: string; architecture?: string; variant?: string } }[];
}

/** For each index its children's digests with their platforms. */
async function platformsOf(repositoryName: string, rows: Row[]): Promise<Map<string, Map<string, string>>> {
  const imageIds = rows
    .filter((row) => row.kind === 'index')
    .map((row) => ({ imageDigest: row.image.imageDigest ?? '' }));
  if (imageIds.length === 0) {
    return new Map();
  }
  const answer = await call('ecr', 'BatchGetImage', { repositoryName, imageIds, acceptedMediaTypes: INDEXES });
  const entries = (answer.images ?? []).map((image): [string, Map<string, string>] => [
    image.imageId?.imageDigest ?? '',
    children(image.imageManifest ?? '{}'),
  ]);
  return new Map(entries);
}

/** The images of an index with their platforms; one that is for no platform (an attestation) has an empty word. */
export function children(manifest: string): Map<string, string> {
  const { manifests = [] } = JSON.parse(manifest) as Manifest;
  return new Map(manifests.map(({ digest, platform }) => [digest, platformName(platform)]));
}

function platformName(platform: { os?: string; architecture?: string; variant?: string } | undefined): string {
  const parts = [platform?.os, platform?.architecture, platform?.variant];
  const name = parts.filter(Boolean).join('/');
  return name === 'unknown/unknown' ? '' : name;
}

/** Moves the images of each index below it, and fetches those that are on no page of ours. */
async function fold(repositoryName: string, rows: Row[], platforms: Map<string, Map<string, string>>): Promise<Row[]> {
  const known = new Map(rows.map((row) => [row.image.imageDigest ?? '', row]));
  const wanted = [...platforms.values()].flatMap((one) => [...one.keys()]).filter((digest) => !known.has(digest));
  for (const image of await described(repositoryName, wanted)) {
    known.set(image.imageDigest ?? '', { image, kind: kindOf(image), children: [] });
  }
  const folded = new Set<string>();
  for (const row of rows) {
    for (const [digest, platform] of platforms.get(row.image.imageDigest ?? '') ?? []) {
      const child = known.get(digest);
      if (child) {
        row.children.push({ ...child, platform });
        folded.add(digest);
      }
    }
  }
  return rows.filter((row) => !folded.has(row.image.imageDigest ?? '') || (row.image.imageTags?.length ?? 0) > 0);
}

async function described(repositoryName: string, digests: string[]): Promise<ImageDetail[]> {
  if (digests.length === 0) {
    return [];
  }
  const imageIds = digests.slice(0, 100).map((imageDigest) => ({ imageDigest }));
  // An index may name images that were deleted since.
  const answer = await call('ecr', 'DescribeImages', { repositoryName, imageIds }).catch(nothing);
  return answer.imageDetails ?? [];
}
