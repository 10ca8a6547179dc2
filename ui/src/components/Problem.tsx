import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import { NOT_IMPLEMENTED, type ApiError } from '../api/client';
import { useSay } from '../i18n/Messages';

interface Parts {
  error: ApiError | null;
  retry?: () => void;
  /** Shown where there is no error: nothing must look empty that was not answered. */
  children?: ReactNode;
}

/** An error in words that say what to do next; an operation that is not there yet is told as such. */
export function Problem({ error, retry, children }: Parts) {
  const say = useSay();
  if (!error) {
    return children;
  }
  if (error.code === NOT_IMPLEMENTED) {
    return (
      <Alert type="info" header={say('problem.notYet')}>
        {say('problem.notYetMore')}
      </Alert>
    );
  }
  return (
    <Alert
      type="error"
      header={say('problem.title')}
      action={retry && <Button onClick={retry}>{say('problem.retry')}</Button>}
    >
      {error.code === 'Unreachable' ? say('problem.unreachable') : error.message}
    </Alert>
  );
}
