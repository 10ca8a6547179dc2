import Alert from '@cloudscape-design/components/alert';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import type { ApiError } from '../api/client';
import { MOST } from '../api/everything';
import { csv, type Cell } from '../format/csv';
import { useSay } from '../i18n/Messages';
import { Problem } from './Problem';

interface Parts<T> {
  name: string;
  /** All rows that the filter leaves, up to `MOST`. */
  rows: () => Promise<T[]> | T[];
  columns: Record<string, (row: T) => Cell>;
}

/** Saves what is filtered as CSV or JSON, and says so if that is not all. */
export function Export<T>({ name, rows, columns }: Parts<T>) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [cut, setCut] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const save = async (form: string) => {
    const all = await rows();
    setCut(all.length >= MOST);
    const text = form === 'csv' ? csv(all, columns) : JSON.stringify(all, null, 2);
    offer(`${name}.${form}`, text, form === 'csv' ? 'text/csv' : 'application/json');
  };
  const run = (form: string) => {
    setBusy(true);
    setError(null);
    save(form)
      .catch((failed: ApiError) => setError(failed))
      .finally(() => setBusy(false));
  };
  return (
    <>
      <ButtonDropdown
        loading={busy}
        items={[
          { id: 'csv', text: say('export.csv') },
          { id: 'json', text: say('export.json') },
        ]}
        onItemClick={({ detail }) => run(detail.id)}
      >
        {say('export.title')}
      </ButtonDropdown>
      {cut && <Alert type="warning">{say('export.cut', { count: MOST })}</Alert>}
      <Problem error={error} />
    </>
  );
}

function offer(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
