// The first file that a browser runs. It is small, so that all that the first page needs is asked for at once: who is there, the
// words, the page's files and what it asks first, and the files of the application around it.

import type { About } from './api/about';
import { askAhead, send, setToken } from './api/client';
import { FIRST } from './app/first';
import { kept } from './app/kept';
import { pageAt } from './app/pages';
import { load, preferred } from './i18n/languages';

const page = pageAt(window.location.pathname);
const first = page && FIRST[page.path];

const session = send('session', { method: 'GET' }).then((answer) => {
  const about = answer as About;
  setToken(about.csrf);
  if (first) {
    askAhead(() => first(new URLSearchParams(window.location.search)));
  }
  return about;
});

// What fails here fails again where it is waited for, and is told there.
for (const one of [session, load(kept('language', preferred())), page?.load()]) {
  one?.catch(() => undefined);
}

void import('./app/App').then(({ show }) => show(session));
