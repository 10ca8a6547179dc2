// `npm run screenshots`: a picture of every page in both languages, in ui/screenshots (which is not checked in).

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, test } from 'vitest';
import { Visit, type Look } from './browser';
import { close, open } from './house';
import { pages } from './pages';

const FOLDER = join(import.meta.dirname, '../../screenshots');

test('screenshots', async () => {
  mkdirSync(FOLDER, { recursive: true });
  const house = await open();
  onTestFinished(() => close(house));
  for (const look of [
    { language: 'en', theme: 'light' },
    { language: 'ja', theme: 'dark' },
  ] satisfies Look[]) {
    const visit = await Visit.begin(house.browser, house.server, look);
    const picture = (name: string) =>
      visit.page.screenshot({ path: join(FOLDER, `${name}-${look.language}.png`) });
    await visit.open('/');
    await picture('sign-in');
    await visit.signIn('admin');
    for (const [name, [path]] of Object.entries(pages(house))) {
      await visit.open(path);
      await picture(name);
    }
    await visit.end();
  }
});
