/** Items that are collected at most, where nothing else is said: as many as a page can hold without trouble. */
export const MOST = 100_000;

/** Collects all pages of a list, up to so many items. */
export async function everything<T>(
  page: (nextToken: string | undefined) => Promise<{ items: T[] | undefined; nextToken: string | undefined }>,
  most = MOST,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const { items, nextToken } = await page(token);
    all.push(...(items ?? []));
    token = nextToken;
  } while (token && all.length < most);
  return all;
}
