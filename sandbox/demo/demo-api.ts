import { SaldoError } from '../../srv/domain/errors.ts';

/** A request to the running demo as one of its people. */
export interface DemoRequest {
  readonly user: string;
  /** Below the services' root, for example `worklist/MyPositions`. */
  readonly path: string;
  /** With one it is a POST. */
  readonly body?: object;
}

/** What a service of the running demo answers; DEMO_REFUSED with what it said otherwise. */
export async function askDemo<Answer>(
  saldo: string,
  { user, path, body }: DemoRequest,
): Promise<Answer> {
  const headers = { authorization: `Basic ${btoa(`${user}:any`)}` };
  // Whatever was changed in between: nobody else works yet.
  const sent = { ...headers, 'content-type': 'application/json', 'if-match': '*' };
  const response = await fetch(
    `${saldo}/odata/v4/${path}`,
    body ? { method: 'POST', headers: sent, body: JSON.stringify(body) } : { headers },
  );
  const text = await response.text();
  if (response.ok) return (text === '' ? {} : JSON.parse(text)) as Answer;
  const { error } = JSON.parse(text) as { error?: { message?: string } };
  throw new SaldoError('DEMO_REFUSED', `${user}, ${path}: ${error?.message ?? text}`);
}
