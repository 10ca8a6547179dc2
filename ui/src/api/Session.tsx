import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Loading } from '../components/Loading';
import { SignIn } from '../signin/SignIn';
import { post, send, setToken } from './client';

/** What the server tells of the session and of itself. */
export interface About {
  user: string;
  arn: string;
  csrf: string;
  account: string;
  region: string;
  registry: string;
  version: string;
  advisories: { revision: string; created: number; vulnerabilities: number; factsOnly: boolean };
}

export type Credentials =
  | { accessKeyId: string; secretAccessKey: string }
  | { user: string; password: string };

interface SignedIn extends About {
  signOut: () => Promise<void>;
}

const Context = createContext<SignedIn | null>(null);

type State = { kind: 'unknown' } | { kind: 'out'; ended: boolean } | { kind: 'in'; about: About };

/** Shows the sign-in page to strangers and the rest to those who are signed in. */
export function Session({ children }: { children: ReactNode }) {
  const [state, setState] = useState<State>({ kind: 'unknown' });
  const enter = useCallback((answer: unknown) => {
    const about = answer as About;
    setToken(about.csrf, () => setState({ kind: 'out', ended: true }));
    setState({ kind: 'in', about });
  }, []);
  useEffect(() => {
    void send('session', { method: 'GET' }).then(enter, () => setState({ kind: 'out', ended: false }));
  }, [enter]);
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
    const signIn = async (credentials: Credentials) => enter(await post('session', credentials));
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
