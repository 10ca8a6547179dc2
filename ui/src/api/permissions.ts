// What the user may do, so that no button is shown in vain. The server decides anew when it is done.

import { useCallback } from 'react';
import { post } from './client';
import { useAnswer } from './useOperation';

/** Whether these actions are allowed (on the repository, if one is named); nothing is, until the server said so. */
export function useAllowed<A extends string>(actions: readonly A[], repository?: string): Record<A, boolean> {
  const written = actions.join(' ');
  const ask = useCallback(async () => {
    const names = written.split(' ');
    const questions = names.map((action) => ({ action, repository }));
    const { allowed } = (await post('permissions', { questions })) as { allowed: boolean[] };
    return Object.fromEntries(names.map((name, at) => [name, allowed[at] === true]));
  }, [written, repository]);
  const { data } = useAnswer(ask);
  return Object.fromEntries(actions.map((action) => [action, data?.[action] === true])) as Record<A, boolean>;
}
