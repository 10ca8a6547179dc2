import { useCallback, useState } from 'react';
import { useAnswer, type Answer } from '../api/useOperation';

export interface ServerPage<T> {
  items: T[];
  nextToken?: string | undefined;
}

export interface Pages<T> extends Answer<ServerPage<T>> {
  pagination: {
    currentPageIndex: number;
    pagesCount: number;
    openEnd: boolean;
    onChange: (event: { detail: { currentPageIndex: number } }) => void;
  };
}

interface Place {
  of: unknown;
  index: number;
  tokens: string[];
}

/** A list that the server gives page by page. Tokens lead forward; those of pages that were seen are remembered. */
export function useServerPages<T>(load: (token: string | undefined) => Promise<ServerPage<T>>): Pages<T> {
  const [kept, setKept] = useState<Place>({ of: load, index: 1, tokens: [] });
  const place = kept.of === load ? kept : { of: load, index: 1, tokens: [] };
  const token = place.tokens[place.index - 2];
  const ask = useCallback(() => load(token), [load, token]);
  const answer = useAnswer(ask);
  const next = answer.data?.nextToken;
  const go = (index: number) => {
    const tokens = next ? [...place.tokens.slice(0, place.index - 1), next] : place.tokens;
    setKept({ of: load, index: Math.min(index, tokens.length + 1), tokens });
  };
  return {
    ...answer,
    pagination: {
      currentPageIndex: place.index,
      pagesCount: Math.max(place.index, place.tokens.length + 1),
      openEnd: Boolean(next),
      onChange: ({ detail }) => go(detail.currentPageIndex),
    },
  };
}
