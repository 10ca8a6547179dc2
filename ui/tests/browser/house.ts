// What the tests of the browser share: a server with an image that was scanned, and the browser.

import type { Browser } from 'playwright-core';
import { launch } from './browser';
import { Server } from './server';

export interface House {
  server: Server;
  browser: Browser;
  /** Of the image `team/app:1`. */
  digest: string;
}

export async function open(): Promise<House> {
  const server = await Server.start();
  const browser = await launch();
  await server.call('ecr', 'CreateRepository', {
    repositoryName: 'team/app',
    imageScanningConfiguration: { scanOnPush: true },
  });
  await server.push('team/app:1');
  const described = () =>
    server.call('ecr', 'DescribeImages', { repositoryName: 'team/app', imageIds: [{ imageTag: '1' }] });
  type Image = { imageDigest: string; imageScanStatus?: { status: string } };
  const image = async () => ((await described())['imageDetails'] as Image[])[0];
  await until(async () => (await image())?.imageScanStatus?.status === 'COMPLETE');
  return { server, browser, digest: (await image())?.imageDigest ?? '' };
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await done()) {
      return;
    }
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error('it did not come to that within a minute');
}

export async function close(house: House | undefined): Promise<void> {
  await house?.browser.close();
  house?.server.stop();
}
