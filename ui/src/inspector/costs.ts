// Costs by month and repository, as `GET /console/costs` tells them.

export interface RepositoryCosts {
  /** None stands for all that are gone. */
  repository: string | null;
  initial: number;
  rescans: number;
  /** US dollars. */
  cost: number;
}

export interface Costs {
  /** The oldest first; `month` as `2026-11`. */
  months: { month: string; repositories: RepositoryCosts[] }[];
  projected: number;
}

export interface Series {
  name: string;
  costs: { month: string; cost: number }[];
}

/** Repositories that have a colour of their own. */
const SHOWN = 6;

/** The dearest first. */
export function dearest(repositories: RepositoryCosts[]): RepositoryCosts[] {
  return [...repositories].sort((a, b) => b.cost - a.cost).slice(0, 100);
}

/** A series for each of the repositories that cost most over all months, and one for all others. */
export function series(months: Costs['months'], names: { gone: string; others: string }): Series[] {
  const totals = new Map<string, number>();
  for (const one of months.flatMap((month) => month.repositories)) {
    const name = one.repository ?? names.gone;
    totals.set(name, (totals.get(name) ?? 0) + one.cost);
  }
  const ordered = [...totals].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const shown = ordered.length <= SHOWN + 1 ? ordered : ordered.slice(0, SHOWN);
  const others = ordered.slice(shown.length);
  const groups = shown.map((name): [string, string[]] => [name, [name]]);
  if (others.length > 0) {
    groups.push([names.others, others]);
  }
  return groups.map(([name, members]) => ({
    name,
    costs: months.map(({ month, repositories }) => ({
      month,
      cost: repositories
        .filter((one) => members.includes(one.repository ?? names.gone))
        .reduce((sum, one) => sum + one.cost, 0),
    })),
  }));
}
