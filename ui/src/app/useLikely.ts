import { useEffect, useState } from 'react';
import { keep, kept } from './kept';

/** Whether something is so; until that is known, whether it was so at the last visit, which nobody has to wait for. */
export function useLikely(name: string, known: boolean | undefined): boolean {
  const [before] = useState(() => kept(name, ['no', 'yes']) === 'yes');
  useEffect(() => {
    if (known !== undefined) {
      keep(name, known ? 'yes' : 'no');
    }
  }, [name, known]);
  return known ?? before;
}
