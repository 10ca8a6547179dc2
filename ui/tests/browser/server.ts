// A server under test: the real program on a free port of this machine, with an administrator and a reader.

import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '../../..');
const PROGRAM = process.env['TIDEWAITER_PROGRAM'] ?? join(ROOT, 'target/debug/tidewaiter');
export const IMAGE = join(ROOT, 'quickstart/image.tar');

export interface Key {
  id: string;
  secret: string;
}

export const ADMIN: Key = { id: 'AKIATESTTESTTESTTEST', secret: 'test/secret+access/key0123456789abcdefgh' };
export const PASSWORD = 'a password of the reader';

export class Server {
  readonly #process: ChildProcess;
  readonly #data: string;
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;

  private constructor(process: ChildProcess, data: string, url: string) {
    this.#process = process;
    this.#data = data;
    this.url = url;
  }

  static async start({ listen = '127.0.0.1:0', settings = '' } = {}): Promise<Server> {
    const data = mkdtempSync(join(tmpdir(), 'tidewaiter-console-'));
    const file = join(data, 'settings.toml');
    writeFileSync(file, settings);
    const child = spawn(PROGRAM, ['serve', '--listen', listen, '--data', data, '--config', file], {
      env: {
        ...process.env,
        TIDEWAITER_ROOT_ACCESS_KEY_ID: ADMIN.id,
        TIDEWAITER_ROOT_SECRET_ACCESS_KEY: ADMIN.secret,
        TIDEWAITER_LOG: 'warn',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await listening(child);
    const server = new Server(child, data, url);
    server.#tidewaiter(['user', 'add', 'reader', '--policy', 'read-only']);
    server.#tidewaiter(['user', 'password', 'reader'], `${PASSWORD}\n`);
    return server;
  }

  stop(): void {
    this.#process.kill('SIGTERM');
    rmSync(this.#data, { recursive: true, force: true });
  }

  #tidewaiter(command: string[], input = ''): void {
    execFileSync(PROGRAM, [...command, '--data', this.#data], { input, stdio: ['pipe', 'ignore', 'inherit'] });
  }

  /** Calls an operation as the console does. */
  async call(service: string, operation: string, input: object): Promise<Record<string, unknown>> {
    const session = await fetch(`${this.url}/console/session`, {
      method: 'POST',
      body: JSON.stringify({ accessKeyId: ADMIN.id, secretAccessKey: ADMIN.secret }),
    });
    const { csrf } = (await session.json()) as { csrf: string };
    const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
    const answer = await fetch(`${this.url}/console/api/${service}/${operation}`, {
      method: 'POST',
      headers: { cookie, 'x-csrf-token': csrf },
      body: JSON.stringify(input),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${operation}: ${text}`);
    }
    return JSON.parse(text) as Record<string, unknown>;
  }

  /** Pushes an image (the quickstart's small one), as people do: by skopeo, with a token of the registry. */
  async push(name: string, source = `oci-archive:${IMAGE}`): Promise<void> {
    const answer = await this.call('ecr', 'GetAuthorizationToken', {});
    const [data] = answer['authorizationData'] as { authorizationToken: string }[];
    const credentials = Buffer.from(data?.authorizationToken ?? '', 'base64').toString();
    const target = `docker://${this.url.replace('http://', '')}/${name}`;
    const options = ['--quiet', '--insecure-policy', '--dest-tls-verify=false', '--dest-creds', credentials];
    execFileSync('skopeo', ['copy', ...options, source, target], { stdio: 'inherit' });
  }
}

/** The address, from the line that says so. */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`${PROGRAM} ended with ${code} before it listened`)));
    if (child.stdout) {
      createInterface(child.stdout).on('line', (line) => {
        const url = /listens on (\S+)/.exec(line)?.[1];
        if (url) {
          found(url);
        }
      });
    }
  });
}
