// Prints how much a browser loads for the first page: the page, and all that it refers to at once, as it is sent.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const DIST = join(import.meta.dirname, '../dist');
const ASSETS = join(DIST, 'assets');
// What is loaded for the first page besides what index.html names: the page itself and the texts of one language.
const FIRST = /^(WelcomePage|en|all\.en)-/;
const LIMIT = 600_000;

const seen = new Map();

function take(path) {
  const name = basename(path);
  if (seen.has(name)) {
    return;
  }
  seen.set(name, statSync(path).size);
  const text = gunzipSync(readFileSync(path)).toString();
  // Imports at the head of a module; those behind import() are loaded when they are wanted.
  for (const [, file] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) {
    take(join(ASSETS, `${file}.gz`));
  }
  for (const [, file] of text.matchAll(/(?:src|href)="\/console\/([^"]+)"/g)) {
    take(join(DIST, `${file}.gz`));
  }
}

take(join(DIST, 'index.html.gz'));
for (const file of readdirSync(ASSETS).filter((name) => FIRST.test(name))) {
  take(join(ASSETS, file));
}
const styles = readdirSync(ASSETS).filter((name) => name.endsWith('.css.gz'));
for (const [name, size] of [...seen].sort((a, b) => b[1] - a[1])) {
  console.log(`${String(size).padStart(9)}  ${name}`);
}
const total = [...seen.values()].reduce((sum, size) => sum + size, 0);
const all = readdirSync(ASSETS).reduce((sum, name) => sum + statSync(join(ASSETS, name)).size, 0);
console.log(`first page: ${total} bytes gzipped; all pages: ${all} (${styles.length} style sheets)`);
if (total > LIMIT) {
  console.error(`the first page is to stay below ${LIMIT} bytes`);
  process.exit(1);
}
