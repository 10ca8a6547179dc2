// Fills a server by its real doors: many images of the same layers, each with a configuration of its own, pushed with the
// distribution protocol; the server scans them and counts their findings one by one.

import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withLibraries } from '../tests/browser/image';
import { IMAGE, type Server } from '../tests/browser/server';

/** A library with hundreds of published vulnerabilities. */
const LIBRARIES = {
  'usr/lib/python3/dist-packages/tensorflow-2.3.0.dist-info/METADATA':
    'Metadata-Version: 2.1\nName: tensorflow\nVersion: 2.3.0\n',
};
const REPOSITORIES = 20;
/** Pushes at once. */
const CLIENTS = 4;

interface Descriptor {
  mediaType: string;
  digest: string;
  size: number;
}

/** Pushes so many images to twenty repositories. */
export async function fill(server: Server, images: number): Promise<void> {
  await server.call('ecr', 'PutRegistryScanningConfiguration', {
    scanType: 'ENHANCED',
    rules: [{ scanFrequency: 'CONTINUOUS_SCAN', repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' }] }],
  });
  await server.call('securityhub', 'EnableSecurityHub', {});
  const folder = withLibraries(IMAGE, LIBRARIES);
  const layout = new Layout(folder);
  const registry = await Registry.open(server);
  for (let at = 0; at < REPOSITORIES; at += 1) {
    await server.call('ecr', 'CreateRepository', { repositoryName: repository(at) });
    for (const layer of layout.manifest.layers) {
      await registry.blob(repository(at), layout.blob(layer), layer.digest);
    }
  }
  const push = async (first: number) => {
    for (let at = first; at < images; at += CLIENTS) {
      await layout.push(registry, repository(at % REPOSITORIES), String(at));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, first) => push(first)));
  rmSync(folder, { recursive: true });
}

function repository(at: number): string {
  return `team-${at % 5}/service-${at}`;
}

/** An image in a folder. */
class Layout {
  readonly manifest: { config: Descriptor; layers: Descriptor[] };
  readonly #config: { config?: object };

  constructor(private readonly folder: string) {
    const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { manifests: [Descriptor] };
    this.manifest = JSON.parse(this.blob(index.manifests[0]).toString()) as Layout['manifest'];
    this.#config = JSON.parse(this.blob(this.manifest.config).toString()) as { config?: object };
  }

  blob({ digest }: Descriptor): Buffer {
    return readFileSync(join(this.folder, 'blobs', digest.replace(':', '/')));
  }

  /** Pushes it with a label, which makes it an image of its own. */
  async push(registry: Registry, name: string, tag: string): Promise<void> {
    const config = { ...this.#config, config: { ...this.#config.config, Labels: { name: tag } } };
    const bytes = Buffer.from(JSON.stringify(config));
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    await registry.blob(name, bytes, digest);
    const own = { ...this.manifest, config: { ...this.manifest.config, digest, size: bytes.length } };
    await registry.manifest(name, tag, JSON.stringify(own));
  }
}

/** The distribution protocol, as far as a push needs it. */
class Registry {
  private constructor(
    private readonly url: string,
    private readonly authorization: string,
  ) {}

  static async open(server: Server): Promise<Registry> {
    const answer = await server.call('ecr', 'GetAuthorizationToken', {});
    const [data] = answer['authorizationData'] as { authorizationToken: string }[];
    return new Registry(server.url, `Basic ${data?.authorizationToken ?? ''}`);
  }

  async blob(name: string, bytes: Buffer, digest: string): Promise<void> {
    const begun = await this.#send('POST', `/v2/${name}/blobs/uploads/`);
    const place = new URL(begun.headers.get('location') ?? '', this.url);
    place.searchParams.set('digest', digest);
    await this.#send('PUT', place.pathname + place.search, bytes, 'application/octet-stream');
  }

  async manifest(name: string, tag: string, text: string): Promise<void> {
    await this.#send('PUT', `/v2/${name}/manifests/${tag}`, text, 'application/vnd.oci.image.manifest.v1+json');
  }

  async #send(method: string, path: string, body?: string | Buffer, type?: string): Promise<Response> {
    const headers = { authorization: this.authorization, ...(type ? { 'content-type': type } : {}) };
    const answer = await fetch(this.url + path, { method, headers, ...(body ? { body: new Uint8Array(Buffer.from(body)) } : {}) });
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    }
    return answer;
  }
}
