import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openErp } from '../../srv/erp/connection.ts';
import { services } from '../../srv/erp/services.ts';
import { send } from './stub-erp.ts';

const items = { service: services.documents, entity: 'BPItem' };

/** What came to the place of the Cloud Connector's proxy, or to the ERP itself. */
interface Call {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** BTP in one server: token issuer, Destination service, connectivity proxy, and the ERP behind it. */
describe('A destination of BTP', () => {
  let server: Server;
  let port = 0;
  const calls: Call[] = [];
  /** Destinations looked up. */
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = request.url ?? '';
      if (url.includes('/oauth/token')) return send(response, 200, tokenAnswer);
      const name = /destinations\/(\w+)/.exec(url)?.[1];
      if (name) {
        asked.push(name);
        return send(response, 200, destination(name, port));
      }
      if (url.includes('/destination-configuration')) return send(response, 200, []);
      calls.push({ url, headers: request.headers });
      send(response, 200, { value: [] });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
    process.env.VCAP_SERVICES = JSON.stringify(bindings(port));
  });
  afterAll(async () => {
    delete process.env.VCAP_SERVICES;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  beforeEach(() => calls.splice(0));

  const erp = () => openErp({ destinationName: 'CLOUD', userDestinationName: 'ONPREMISE' });

  test('is found through the service binding, and signs in as it says', async () => {
    const one = erp();
    await one.read(items, '/BPItem');
    await one.read(items, '/BPItem');
    expect(calls).toHaveLength(2);
    expect(asked).toEqual(['CLOUD']);
    expect(calls[0]?.headers.authorization).toBe(`Basic ${btoa('SALDO:secret')}`);
  });

  test('on-premise goes through the Cloud Connector’s proxy, with the user for principal propagation', async () => {
    await erp().asUser(userToken).read(items, '/BPItem');
    expect(calls[0]?.url).toMatch(/^http:\/\/s4\.bank\.internal:8000\/sap\/opu\/odata4\//);
    expect(calls[0]?.headers).toMatchObject({
      'proxy-authorization': `Bearer ${technicalToken}`,
      'sap-connectivity-authentication': `Bearer ${userToken}`,
    });
  });
});

const technicalToken = jwt({ zid: 'bank', client_id: 'saldo' });
/** Of the provider's own tenant: tokens of others are asked for by https only. */
const userToken = jwt({ user_id: 'ina', user_name: 'ina' });
const tokenAnswer = { access_token: technicalToken, token_type: 'bearer', expires_in: 3600 };

/** Unsigned: none of the parts played here looks at the signature. */
function jwt(claims: object): string {
  const parts = [{ alg: 'none' }, { ...claims, exp: 4_000_000_000 }].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return `${parts.join('.')}.x`;
}

function destination(name: string, port: number): object {
  const about = { Name: name, Type: 'HTTP' };
  if (name === 'ONPREMISE') {
    const URL = 'http://s4.bank.internal:8000';
    const how = { ProxyType: 'OnPremise', Authentication: 'PrincipalPropagation' };
    return { owner: { SubaccountId: 'bank' }, destinationConfiguration: { ...about, URL, ...how } };
  }
  const URL = `http://127.0.0.1:${port}`;
  const how = { ProxyType: 'Internet', Authentication: 'BasicAuthentication' };
  const signIn = { User: 'SALDO', Password: 'secret' };
  return {
    owner: { SubaccountId: 'bank' },
    destinationConfiguration: { ...about, URL, ...how, ...signIn },
  };
}

function bindings(port: number): object {
  const url = `http://127.0.0.1:${port}`;
  const client = { clientid: 'saldo', clientsecret: 'secret', url, tenantid: 'bank' };
  const proxy = { onpremise_proxy_host: '127.0.0.1', onpremise_proxy_http_port: String(port) };
  return {
    xsuaa: [
      {
        name: 'auth',
        label: 'xsuaa',
        tags: ['xsuaa'],
        credentials: { ...client, xsappname: 'saldo' },
      },
    ],
    destination: [
      {
        name: 'destination',
        label: 'destination',
        tags: ['destination'],
        credentials: { ...client, uri: url },
      },
    ],
    connectivity: [
      {
        name: 'connectivity',
        label: 'connectivity',
        tags: ['connectivity'],
        credentials: { ...client, ...proxy, onpremise_proxy_port: String(port) },
      },
    ],
  };
}
