// An image of the tests: the quickstart's, with a layer of old libraries on top, so that there is something to repair.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Two libraries as pip and npm install them: what says which they are, and nothing else. */
const LIBRARIES: Record<string, string> = {
  'usr/lib/python3/dist-packages/Django-3.2.0.dist-info/METADATA':
    'Metadata-Version: 2.1\nName: Django\nVersion: 3.2.0\n',
  'app/node_modules/lodash/package.json': '{"name":"lodash","version":"4.17.15"}\n',
};

interface Descriptor {
  mediaType: string;
  digest: string;
  size: number;
}

/** Writes it, with these files on top, as an OCI layout into a new folder, and answers where. */
export function withLibraries(archive: string, libraries = LIBRARIES): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidewaiter-image-'));
  execFileSync('tar', ['-xf', archive, '-C', folder]);
  const index = readJson(join(folder, 'index.json')) as { manifests: Descriptor[] };
  const manifest = readBlob(folder, index.manifests[0]) as { config: Descriptor; layers: Descriptor[] };
  const config = readBlob(folder, manifest.config) as { rootfs: { diff_ids: string[] } };
  const layer = layerOf(folder, libraries);
  config.rootfs.diff_ids.push(digest(layer));
  manifest.layers.push(put(folder, layer, 'application/vnd.oci.image.layer.v1.tar'));
  manifest.config = put(folder, json(config), manifest.config.mediaType);
  const made = put(folder, json(manifest), 'application/vnd.oci.image.manifest.v1+json');
  index.manifests = [made];
  writeFileSync(join(folder, 'index.json'), json(index));
  return folder;
}

function layerOf(folder: string, libraries: Record<string, string>): Buffer {
  const root = join(folder, 'root');
  for (const [path, text] of Object.entries(libraries)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return execFileSync('tar', ['-C', root, '--sort=name', '--mtime=@0', '--owner=0', '--group=0', '-cf', '-', '.']);
}

function put(folder: string, bytes: Buffer, mediaType: string): Descriptor {
  const name = digest(bytes);
  writeFileSync(blob(folder, name), bytes);
  return { mediaType, digest: name, size: bytes.length };
}

function readBlob(folder: string, descriptor: Descriptor | undefined): unknown {
  return readJson(blob(folder, descriptor?.digest ?? ''));
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function blob(folder: string, name: string): string {
  return join(folder, 'blobs', name.replace(':', '/'));
}

function digest(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
