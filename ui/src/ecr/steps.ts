// Layers of an image with the steps of its Dockerfile, from its manifest and configuration.

import { call } from '../api/client';

/** A step that made a layer, or only changed the configuration. */
export interface Step {
  step: string;
  digest?: string | undefined;
  size?: number | undefined;
}

interface Manifest {
  config?: { digest: string };
  layers?: { digest: string; size: number }[];
}

interface Config {
  history?: { created_by?: string; empty_layer?: boolean }[];
}

/** The layers of an image; none for an index or an artifact without them. */
export async function layersOf(repositoryName: string, imageDigest: string): Promise<Step[]> {
  const answer = await call('ecr', 'BatchGetImage', { repositoryName, imageIds: [{ imageDigest }] });
  const manifest = JSON.parse(answer.images?.[0]?.imageManifest ?? '{}') as Manifest;
  if (!manifest.config || !manifest.layers?.length) {
    return [];
  }
  return join(manifest, await configOf(repositoryName, manifest.config.digest));
}

/** The configuration, from the address that the operation gives; only its path, as pages load from their own server. */
async function configOf(repositoryName: string, layerDigest: string): Promise<Config> {
  const { downloadUrl } = await call('ecr', 'GetDownloadUrlForLayer', { repositoryName, layerDigest });
  const { pathname, search } = new URL(downloadUrl ?? '');
  const response = await fetch(pathname + search);
  return response.ok ? ((await response.json()) as Config) : {};
}

/** Lays the steps that made a layer beside the layers. */
export function join(manifest: Manifest, config: Config): Step[] {
  const layers = [...(manifest.layers ?? [])];
  const steps = (config.history ?? []).map(({ created_by: words = '', empty_layer: empty }): Step => {
    const layer = empty ? undefined : layers.shift();
    return { step: dockerfile(words), digest: layer?.digest, size: layer?.size };
  });
  return [...steps, ...layers.map((layer) => ({ step: '', digest: layer.digest, size: layer.size }))];
}

/** What Docker writes of a step, as the Dockerfile had it. */
export function dockerfile(words: string): string {
  const command = words.replace(/^\/bin\/sh -c #\(nop\)\s+/, '').replace(/\s*# buildkit$/, '');
  return command.startsWith('/bin/sh -c ') ? `RUN ${command.slice('/bin/sh -c '.length)}` : command;
}
