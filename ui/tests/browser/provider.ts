// An OpenID Connect provider that others wrote (oidc-provider, certified by the OpenID Foundation), on a free port, with its
// own pages to sign in: any name comes in, and Ann is in a group.

import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const CLIENT = { id: 'tidewaiter', secret: 'a secret of the client of the test' };

export interface Running {
  issuer: string;
  stop: () => void;
}

export async function provide(redirectUrl: string): Promise<Running> {
  const server = createServer();
  const issuer = `http://127.0.0.1:${await listen(server)}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUrl],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    scopes: ['openid', 'profile', 'email', 'groups'],
    claims: { profile: ['preferred_username'], groups: ['groups'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['a key of the test'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: `subject of ${id}`, preferred_username: id, groups: id === 'ann' ? ['ops'] : ['others'] }),
    }),
  });
  // It answers with a 500 and says why only so.
  provider.on('server_error', (_, error: Error) => console.error(error));
  const callback = provider.callback();
  server.on('request', (request, response) => void callback(request, response));
  return { issuer, stop: () => server.close() };
}

/** Listens on a free port, and answers which. */
export function listen(server: HttpServer): Promise<number> {
  return new Promise((found) => {
    server.listen(0, '127.0.0.1', () => found((server.address() as AddressInfo).port));
  });
}
