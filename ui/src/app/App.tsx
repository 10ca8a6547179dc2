import { Suspense } from 'react';
import { RouterProvider } from 'react-router';
import { Messages } from '../i18n/Messages';
import { Session } from '../api/Session';
import { Appearance } from './Appearance';
import { Loading } from '../components/Loading';
import { router } from './routes';

/** The whole application: how it looks, in which language, for whom, and then its pages. */
export function App() {
  return (
    <Appearance>
      <Messages>
        <Session>
          <Suspense fallback={<Loading />}>
            <RouterProvider router={router} />
          </Suspense>
        </Session>
      </Messages>
    </Appearance>
  );
}
