/** What the server tells of the session and of itself. */
export interface About {
  user: string;
  arn: string;
  csrf: string;
  account: string;
  region: string;
  registry: string;
  version: string;
  advisories: { revision: string; created: number; vulnerabilities: number; factsOnly: boolean };
}
