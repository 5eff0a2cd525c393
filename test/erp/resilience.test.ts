import { circuitBreakers } from '@sap-cloud-sdk/resilience/internal';
import { openErp } from '../../srv/erp/connection.ts';
import type { RequestBudget } from '../../srv/erp/request-budget.ts';
import { services } from '../../srv/erp/services.ts';
import { send, startStubErp } from './stub-erp.ts';

const items = { service: services.documents, entity: 'BPItem' };
const notes = { service: services.collections, entity: 'ContactNote' };
const note = { method: 'POST', path: '/ContactNote', body: { NoteText: 'called' } } as const;
const token = { 'x-csrf-token': 'T1' };

afterEach(() => {
  for (const [key, breaker] of Object.entries(circuitBreakers)) {
    breaker.shutdown();
    delete circuitBreakers[key];
  }
});

describe('Calls to an ERP that falters', () => {
  test('a read is repeated by the SDK, a write is not', async () => {
    let failures = 1;
    const stub = await startStubErp(
      (request, response) => {
        if (request.method !== 'GET') return send(response, 500, {});
        if (request.url?.endsWith('/')) return send(response, 200, {}, token);
        failures -= 1;
        send(response, failures >= 0 ? 500 : 200, { value: [] });
      },
      { readRetries: 1 },
    );
    await expect(stub.erp.read(items, '/BPItem')).resolves.toEqual({ value: [] });
    expect(stub.requests).toHaveLength(2);
    await expect(stub.erp.write(notes, note)).rejects.toMatchObject({
      failure: { status: 500, mayHaveHappened: true },
    });
    expect(stub.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
    await stub.stop();
  });

  test('after many failures the circuit opens: the ERP is left alone, and nothing was sent', async () => {
    const stub = await startStubErp((_, response) => send(response, 500, {}));
    for (let call = 0; call < 10; call++) {
      await expect(stub.erp.read(items, '/BPItem')).rejects.toMatchObject({
        failure: { status: 500 },
      });
    }
    const asked = stub.requests.length;
    await expect(stub.erp.read(items, '/BPItem')).rejects.toMatchObject({
      code: 'ERP_UNREACHABLE',
      failure: { mayHaveHappened: false },
    });
    await expect(stub.erp.write(notes, note)).rejects.toMatchObject({
      code: 'ERP_UNREACHABLE',
      failure: { mayHaveHappened: false },
    });
    expect(stub.requests).toHaveLength(asked);
    await stub.stop();
  });

  test('refusals do not open it', async () => {
    const stub = await startStubErp((_, response) => send(response, 404, {}));
    for (let call = 0; call < 15; call++) {
      await expect(stub.erp.read(items, '/BPItem')).rejects.toMatchObject({
        failure: { status: 404 },
      });
    }
    expect(stub.requests).toHaveLength(15);
    await stub.stop();
  });
});

describe('Calls within a budget', () => {
  /** Counts, and remembers what the ERP asked for. */
  function countingBudget() {
    const seen = { permits: 0, pauses: [] as number[] };
    const budget: RequestBudget = {
      permit: async () => {
        seen.permits += 1;
      },
      pause: async (seconds) => {
        seen.pauses.push(seconds);
      },
    };
    return { seen, budget };
  }

  test('each request takes a permit: reads, the token, and writes', async () => {
    const { seen, budget } = countingBudget();
    const stub = await startStubErp(
      (request, response) =>
        request.method === 'GET'
          ? send(response, 200, { value: [] }, token)
          : send(response, 201, {}),
      { budget },
    );
    await stub.erp.read(items, '/BPItem');
    await stub.erp.write(notes, note);
    await stub.erp.write(notes, note);
    expect(seen.permits).toBe(stub.requests.length);
    await stub.stop();
  });

  test.each([429, 503])('a Retry-After with %i makes everyone wait', async (status) => {
    const { seen, budget } = countingBudget();
    const stub = await startStubErp(
      (request, response) =>
        request.method === 'GET'
          ? send(response, 200, {}, token)
          : send(response, status, {}, { 'retry-after': '90' }),
      { budget },
    );
    await expect(stub.erp.write(notes, note)).rejects.toMatchObject({
      failure: { status, retryAfterSeconds: 90 },
    });
    expect(seen.pauses).toEqual([90]);
    await stub.stop();
  });
});

describe('Changes and deletions', () => {
  test('carry If-Match, and may be answered without a body', async () => {
    const seen: unknown[] = [];
    const stub = await startStubErp((request, response) => {
      if (request.method === 'GET') return send(response, 200, {}, token);
      seen.push([request.method, request.url, request.headers['if-match']]);
      response.writeHead(204).end();
    });
    const path = "/BPItemBusLock(CADocumentNumber='1')";
    const match = { 'If-Match': 'W/"1"' };
    const changed = await stub.erp.write(items, { method: 'PATCH', path, body: {} }, match);
    await stub.erp.write(items, { method: 'DELETE', path }, match);
    expect(changed).toMatchObject({ status: 204, body: null });
    const url = `${services.documents.path}${path}`;
    expect(seen).toEqual([
      ['PATCH', url, 'W/"1"'],
      ['DELETE', url, 'W/"1"'],
    ]);
    await stub.stop();
  });
});

describe('Calls for a user', () => {
  /** Unsigned: the SDK only reads it, the destination or the ERP checks it. */
  const jwt = ['{"alg":"none"}', '{"user_name":"ina","zid":"bank"}', 'x']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

  test('go to the destination for users with their token, the others as the technical user', async () => {
    const seen: (string | undefined)[] = [];
    const stub = await startStubErp((request, response) => {
      seen.push(request.headers.authorization);
      send(response, 200, { value: [] });
    });
    const technical = { username: 'SALDO', password: 'x', authentication: 'BasicAuthentication' };
    process.env.destinations = JSON.stringify([
      { name: 'S4', url: stub.url, ...technical },
      { name: 'S4_USER', url: stub.url, forwardAuthToken: true },
    ]);
    const erp = openErp({ destinationName: 'S4', userDestinationName: 'S4_USER' });
    await erp.read(items, '/BPItem');
    await erp.asUser(jwt).read(items, '/BPItem');
    expect(seen[0]).toMatch(/^Basic /);
    expect(seen[1]).toBe(`Bearer ${jwt}`);
    delete process.env.destinations;
    await stub.stop();
  });

  test('go as the technical user where no destination for users is configured', async () => {
    const seen: (string | undefined)[] = [];
    const stub = await startStubErp((request, response) => {
      seen.push(request.headers.authorization);
      send(response, 200, { value: [] });
    });
    await stub.erp.asUser(jwt).read(items, '/BPItem');
    expect(seen[0]).toMatch(/^Basic /);
    await stub.stop();
  });
});
