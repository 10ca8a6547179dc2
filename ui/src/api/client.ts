// The way to the server: AWS operations by their names, and errors as AWS gives them.

import type { Operations as Ecr } from './generated/ecr';
import type { Operations as Inspector2 } from './generated/inspector2';
import type { Operations as SecurityHub } from './generated/securityhub';

export interface Services {
  ecr: Ecr;
  inspector2: Inspector2;
  securityhub: SecurityHub;
}

type Shape = { input: unknown; output: unknown };
export type Service = keyof Services;
export type OperationOf<S extends Service> = keyof Services[S] & string;
export type Input<S extends Service, O extends OperationOf<S>> = (Services[S][O] & Shape)['input'];
export type Output<S extends Service, O extends OperationOf<S>> = (Services[S][O] & Shape)['output'];

/** An error that the server answered with, by AWS's code for it. */
export class ApiError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export const SIGNED_OUT = 'SignedOutException';
export const NOT_IMPLEMENTED = 'NotImplementedException';

let csrf = '';
let signedOut: () => void = () => undefined;

/** Says which token requests carry. Another token is another session's, to which nothing goes that this one was told. */
export function setToken(token: string): void {
  if (token !== csrf) {
    ahead.clear();
  }
  csrf = token;
}

/** Says what is done when the session has ended. */
export function onSignedOut(act: () => void): void {
  signedOut = act;
}

/** Answers to operations that were called ahead. */
const ahead = new Map<string, Promise<unknown>>();
let isAhead = false;
/** So many milliseconds an answer is kept for whoever calls next; after that it may be old. */
const KEPT = 5000;

/** Asks ahead what a page will ask first: the operation that this calls at once is answered from it when it is called again. */
export function askAhead(ask: () => Promise<unknown> | undefined): void {
  isAhead = true;
  const answer = ask();
  isAhead = false;
  // Whoever calls it again is told.
  answer?.catch(() => undefined);
}

/** Calls an AWS operation. */
export async function call<S extends Service, O extends OperationOf<S>>(
  service: S,
  operation: O,
  input: Input<S, O>,
): Promise<Output<S, O>> {
  const body = JSON.stringify(input);
  const path = `api/${service}/${operation}`;
  const key = `${path} ${body}`;
  const answer = ahead.get(key) ?? send(path, { method: 'POST', body });
  ahead.delete(key);
  if (isAhead) {
    ahead.set(key, answer);
    setTimeout(() => ahead.delete(key), KEPT);
  }
  return (await answer) as Output<S, O>;
}

/** Posts JSON to one of the console's own paths. */
export async function post(path: string, body: unknown): Promise<unknown> {
  return send(path, { method: 'POST', body: JSON.stringify(body) });
}

export async function send(path: string, init: RequestInit): Promise<unknown> {
  const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf };
  const response = await fetch(`/console/${path}`, { ...init, headers }).catch(unreachable);
  const text = await response.text();
  if (response.ok) {
    return text === '' ? {} : JSON.parse(text);
  }
  const error = errorOf(response.status, text);
  if (error.code === SIGNED_OUT) {
    signedOut();
  }
  throw error;
}

function unreachable(cause: unknown): never {
  throw new ApiError('Unreachable', cause instanceof Error ? cause.message : String(cause));
}

export function errorOf(status: number, text: string): ApiError {
  try {
    const body = JSON.parse(text) as { __type?: string; message?: string };
    return new ApiError(body.__type ?? `HTTP ${status}`, body.message ?? text);
  } catch {
    return new ApiError(`HTTP ${status}`, text);
  }
}
