import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import type { About } from '../api/about';
import { Messages } from '../i18n/Messages';
import { Session } from '../api/Session';
import { Appearance } from './Appearance';
import { router } from './routes';
import './page.css';

/** Shows the application. The session is the server's answer to who is there, which is on its way. */
export function show(session: Promise<About>): void {
  const root = document.getElementById('root');
  if (root) {
    createRoot(root).render(
      <StrictMode>
        <App session={session} />
      </StrictMode>,
    );
  }
}

/** The whole application: how it looks, in which language, for whom, and then its pages. */
function App({ session }: { session: Promise<About> }) {
  return (
    <Appearance>
      <Messages>
        <Session begun={session}>
          <RouterProvider router={router} />
        </Session>
      </Messages>
    </Appearance>
  );
}
