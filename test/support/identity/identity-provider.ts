import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from './self-signed.ts';

export type Claims = Readonly<Record<string, unknown>>;

export interface TokenOptions {
  readonly kid?: string;
  readonly key?: KeyObject;
  readonly alg?: 'RS256' | 'none';
}

/** XSUAA and IAS as far as a server that checks tokens asks them, on this machine. */
export interface IdentityProvider {
  /** `host:port` as bindings have it. */
  readonly domain: string;
  /** PEM to trust. */
  readonly cert: string;
  /** A token with these claims, signed with the provider's key unless said otherwise. */
  token(claims: Claims, options?: TokenOptions): string;
  stop(): Promise<void>;
}

const KID = 'key-1';

export async function startIdentityProvider(): Promise<IdentityProvider> {
  const { publicKey, privateKey } = rsaKeys();
  const tls = selfSigned(new Date());
  const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: KID, alg: 'RS256', use: 'sig' }];
  const server = createServer(tls, ({ url = '' }, response) => {
    const path = url.split('?')[0];
    const isKnown = KEY_PATHS.includes(path ?? '') || path === OPENID;
    response.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json' });
    if (path === OPENID) response.end(JSON.stringify(openid(domain)));
    else response.end(JSON.stringify({ keys }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const domain = `localhost:${(server.address() as AddressInfo).port}`;
  return {
    domain,
    cert: tls.cert,
    token: (claims, options) => signed(claims, { kid: KID, key: privateKey, ...options }),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function rsaKeys() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

const OPENID = '/.well-known/openid-configuration';
/** Where XSUAA and where IAS keep their keys. */
const KEY_PATHS = ['/token_keys', '/oauth2/certs'];

function openid(domain: string): object {
  const url = `https://${domain}`;
  return { issuer: url, jwks_uri: `${url}/oauth2/certs`, token_endpoint: `${url}/oauth/token` };
}

function signed(
  claims: Claims,
  { kid, key, alg = 'RS256' }: TokenOptions & { readonly key: KeyObject },
): string {
  const header = { alg, typ: 'JWT', kid };
  const content = `${encoded(header)}.${encoded(claims)}`;
  if (alg === 'none') return `${content}.`;
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
