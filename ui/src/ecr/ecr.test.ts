import { describe, expect, test } from 'vitest';
import { pushCommands } from './commands';
import { fixedIn, matches, ofBasic, ofEnhanced, packagesOf } from './findings';
import { children, identifier, kindOf } from './images';
import { imagePath, repositoryPath } from './paths';
import { dockerfile, join } from './steps';
import { matchesFilter } from './wildcard';

describe('images', () => {
  test('an index lists its platforms, and attestations as none', () => {
    const manifest = JSON.stringify({
      manifests: [
        { digest: 'sha256:a', platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
        { digest: 'sha256:b', platform: { os: 'unknown', architecture: 'unknown' } },
        { digest: 'sha256:c' },
      ],
    });
    expect([...children(manifest)]).toEqual([
      ['sha256:a', 'linux/arm64/v8'],
      ['sha256:b', ''],
      ['sha256:c', ''],
    ]);
  });

  test('kinds are told apart by media types', () => {
    expect(kindOf({ imageManifestMediaType: 'application/vnd.oci.image.index.v1+json' })).toBe('index');
    expect(kindOf({ artifactMediaType: 'application/vnd.oci.image.config.v1+json' })).toBe('image');
    expect(kindOf({ artifactMediaType: 'application/vnd.cyclonedx+json' })).toBe('artifact');
    expect(kindOf({})).toBe('image');
  });

  test('a search is for a digest or else a tag', () => {
    expect(identifier('sha256:ab')).toEqual({ imageDigest: 'sha256:ab' });
    expect(identifier('latest')).toEqual({ imageTag: 'latest' });
  });

  test('names with slashes stay one part of an address', () => {
    expect(imagePath('team/app', 'sha256:ab')).toBe('/ecr/repositories/team%2Fapp/images/sha256%3Aab');
    expect(repositoryPath('a.b')).toBe('/ecr/repositories/a.b');
  });
});

describe('findings', () => {
  const basic = ofBasic({
    name: 'CVE-1',
    severity: 'HIGH',
    attributes: [
      { key: 'package_name', value: 'openssl' },
      { key: 'package_version', value: '1.1' },
    ],
  });
  const enhanced = ofEnhanced({
    severity: 'LOW',
    fixAvailable: 'PARTIAL',
    packageVulnerabilityDetails: {
      vulnerabilityId: 'CVE-2',
      vulnerablePackages: [
        { name: 'bash', version: '5', release: '2', fixedInVersion: '0:5-3' },
        { name: 'zsh', version: '5', fixedInVersion: 'NotAvailable' },
      ],
    },
  });

  test('of both kinds have one form', () => {
    expect(packagesOf(basic)).toBe('openssl:1.1');
    expect(packagesOf(enhanced)).toBe('bash:5-2, zsh:5');
    expect(fixedIn(enhanced)).toBe('bash: 0:5-3');
    expect(basic.description).toBe('');
  });

  test('are found by any of their words', () => {
    expect(matches(basic, ' OPENSSL')).toBe(true);
    expect(matches(enhanced, 'zsh')).toBe(true);
    expect(matches(enhanced, 'openssl')).toBe(false);
  });
});

describe('layers', () => {
  test('lie beside the steps that made them', () => {
    const manifest = { layers: [{ digest: 'a', size: 1 }, { digest: 'b', size: 2 }] };
    const config = { history: [{ created_by: 'ADD x' }, { created_by: 'ENV y', empty_layer: true }] };
    expect(join(manifest, config)).toEqual([
      { step: 'ADD x', digest: 'a', size: 1 },
      { step: 'ENV y', digest: undefined, size: undefined },
      { step: '', digest: 'b', size: 2 },
    ]);
  });

  test('steps are written as in a Dockerfile', () => {
    expect(dockerfile('/bin/sh -c #(nop)  CMD ["sh"]')).toBe('CMD ["sh"]');
    expect(dockerfile('/bin/sh -c apt-get update # buildkit')).toBe('RUN apt-get update');
  });
});

test('scanning filters match whole names', () => {
  expect(matchesFilter('*', 'team/app')).toBe(true);
  expect(matchesFilter('team/*', 'team/app')).toBe(true);
  expect(matchesFilter('app', 'team/app')).toBe(false);
  expect(matchesFilter('a.b', 'axb')).toBe(false);
});

test('push commands name this server', () => {
  const place = { registry: 'r:5000', region: 'eu-central-1', endpoint: 'http://r:5000' };
  const commands = pushCommands(place, 'app', true);
  expect(commands.map((one) => one.step)).toEqual(['create', 'login', 'tag', 'push', 'findings']);
  expect(commands[3]?.command).toBe('docker push r:5000/app:latest');
  expect(pushCommands(place, 'app', false)).toHaveLength(4);
});
