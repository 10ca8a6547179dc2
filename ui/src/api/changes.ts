// The server's word that something changed: pages ask again for what they show.

import { useEffect, useRef } from 'react';

interface Change {
  kind: string;
  repository?: string;
}

/** Calls `again` when something in the repository (or anywhere) changed, at most twice a second. */
export function useChanges(again: () => void, repository?: string): void {
  const latest = useRef(again);
  useEffect(() => {
    latest.current = again;
  }, [again]);
  useEffect(() => {
    const source = new EventSource('/console/changes');
    let timer: ReturnType<typeof setTimeout> | undefined;
    source.onmessage = (event: MessageEvent<string>) => {
      if (concerns(JSON.parse(event.data) as Change, repository)) {
        timer ??= setTimeout(() => {
          timer = undefined;
          latest.current();
        }, 500);
      }
    };
    return () => {
      source.close();
      clearTimeout(timer);
    };
  }, [repository]);
}

export function concerns(change: Change, repository: string | undefined): boolean {
  return !repository || !change.repository || change.repository === repository;
}
