import type { Finding } from '../api/generated/inspector2';

export interface Point {
  name: string;
  score: number;
  chance: number;
}

/** A point for each vulnerability that has both scores, the likeliest first. */
export function points(findings: Finding[]): Point[] {
  const all = new Map<string, Point>();
  for (const { epss, inspectorScore: score, packageVulnerabilityDetails: details } of findings) {
    const name = details?.vulnerabilityId;
    if (name && epss?.score !== undefined && score !== undefined) {
      all.set(name, { name, score, chance: epss.score });
    }
  }
  return [...all.values()].sort((a, b) => b.chance - a.chance);
}
