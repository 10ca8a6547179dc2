import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Loading } from '../components/Loading';
import { SignIn } from '../signin/SignIn';
import type { About } from './about';
import { onSignedOut, post, send, setToken } from './client';

export type Credentials =
  | { accessKeyId: string; secretAccessKey: string }
  | { user: string; password: string };

interface SignedIn extends About {
  signOut: () => Promise<void>;
}

const Context = createContext<SignedIn | null>(null);

type State = { kind: 'unknown' } | { kind: 'out'; ended: boolean } | { kind: 'in'; about: About };

interface Parts {
  /** The server's answer to who is there, which is on its way. */
  begun: Promise<About>;
  children: ReactNode;
}

/** Shows the sign-in page to strangers and the rest to those who are signed in. */
export function Session({ begun, children }: Parts) {
  const [state, setState] = useState<State>({ kind: 'unknown' });
  const enter = useCallback((about: About) => {
    setToken(about.csrf);
    onSignedOut(() => setState({ kind: 'out', ended: true }));
    setState({ kind: 'in', about });
  }, []);
  useEffect(() => {
    void begun.then(enter, () => setState({ kind: 'out', ended: false }));
  }, [begun, enter]);
  const about = state.kind === 'in' ? state.about : null;
  const signedIn = useMemo(
    () =>
      about && {
        ...about,
        signOut: async () => {
          await send('session', { method: 'DELETE' });
          setState({ kind: 'out', ended: false });
        },
      },
    [about],
  );
  if (signedIn) {
    return <Context.Provider value={signedIn}>{children}</Context.Provider>;
  }
  if (state.kind === 'out') {
    const signIn = async (credentials: Credentials) => enter((await post('session', credentials)) as About);
    return <SignIn ended={state.ended} signIn={signIn} />;
  }
  return <Loading />;
}

export function useSession(): SignedIn {
  const session = useContext(Context);
  if (!session) {
    throw new Error('a Session is around all pages');
  }
  return session;
}
