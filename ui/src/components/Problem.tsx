import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { NOT_IMPLEMENTED, type ApiError } from '../api/client';
import { useSay } from '../i18n/Messages';

/** An error in words that say what to do next; an operation that is not there yet is told as such. */
export function Problem({ error, retry }: { error: ApiError | null; retry?: () => void }) {
  const say = useSay();
  if (!error) {
    return null;
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
