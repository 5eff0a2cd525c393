import { openErp } from '../../srv/erp/connection.ts';
import { services } from '../../srv/erp/services.ts';
import { send, startStubErp } from './stub-erp.ts';

const items = { service: services.documents, entity: 'BPItem' };
const notes = { service: services.collections, entity: 'ContactNote' };
const note = { method: 'POST', path: '/ContactNote', body: { NoteText: 'called' } } as const;
const token = { 'x-csrf-token': 'T1', 'set-cookie': 'SAP_SESSIONID=S1; path=/' };

describe('Reading from the ERP', () => {
  test('an ERP that is down is one error naming service and entity', async () => {
    const erp = openErp(
      { url: 'http://127.0.0.1:9', user: 'SALDO', password: 'x' },
      { readRetries: 0 },
    );
    await expect(erp.read(items, '/BPItem')).rejects.toMatchObject({
      code: 'ERP_UNREACHABLE',
      message: expect.stringContaining('CADOCUMENTMANAGE_0001 BPItem'),
      failure: { mayHaveHappened: false },
    });
  });

  test('a sign-in page instead of JSON is named as what came', async () => {
    const stub = await startStubErp((_, response) => send(response, 200, '<html>Sign in</html>'));
    await expect(stub.erp.read(items, '/BPItem')).rejects.toMatchObject({
      code: 'ERP_UNEXPECTED_PAGE',
      message: expect.stringContaining('text/html'),
      details: { service: 'CADOCUMENTMANAGE_0001', entity: 'BPItem' },
    });
    await stub.stop();
  });

  test('a redirect is not followed', async () => {
    const stub = await startStubErp((_, response) =>
      send(response, 302, '', { location: 'https://login.example/saml?x=1' }),
    );
    await expect(stub.erp.read(items, '/BPItem')).rejects.toMatchObject({
      code: 'ERP_UNEXPECTED_PAGE',
      message: expect.stringContaining('https://login.example/saml'),
    });
    expect(stub.requests).toHaveLength(1);
    await stub.stop();
  });

  test('a refusal carries status and the words of SAP, of OData V4 and V2', async () => {
    const v4 = { error: { code: 'X/1', message: 'Property Foo is unknown' } };
    const v2 = { error: { code: 'X/1', message: { lang: 'en', value: 'No authorization' } } };
    for (const [body, words] of [
      [v4, 'Property Foo is unknown'],
      [v2, 'No authorization'],
    ] as const) {
      const stub = await startStubErp((_, response) => send(response, 400, body));
      await expect(stub.erp.read(items, '/BPItem')).rejects.toMatchObject({
        code: 'ERP_REFUSED',
        message: expect.stringContaining(words),
        failure: { status: 400 },
      });
      await stub.stop();
    }
  });

  test('429 is waited for as long as Retry-After says', async () => {
    let refusals = 2;
    const stub = await startStubErp((_, response) => {
      refusals -= 1;
      if (refusals >= 0) return send(response, 429, {}, { 'retry-after': '0' });
      send(response, 200, { value: [] });
    });
    await expect(stub.erp.read(items, '/BPItem')).resolves.toEqual({ value: [] });
    expect(stub.requests).toHaveLength(3);
    await stub.stop();
  });

  test('a wait longer than allowed is an error that says so', async () => {
    const stub = await startStubErp((_, response) =>
      send(response, 429, {}, { 'retry-after': '3600' }),
    );
    await expect(stub.erp.read(items, '/BPItem')).rejects.toMatchObject({
      code: 'ERP_REFUSED',
      failure: { status: 429, retryAfterSeconds: 3600 },
    });
    await stub.stop();
  });
});

describe('Writing to the ERP', () => {
  test('a write carries token and session cookie together', async () => {
    let seen: unknown;
    const stub = await startStubErp((request, response) => {
      if (request.method === 'GET') return send(response, 200, {}, token);
      seen = { token: request.headers['x-csrf-token'], cookie: request.headers.cookie };
      send(response, 201, { ContactNote: '1' });
    });
    await stub.erp.write(notes, note);
    expect(seen).toEqual({ token: 'T1', cookie: 'SAP_SESSIONID=S1' });
    await stub.stop();
  });

  test('the token is kept for the next write', async () => {
    const stub = await startStubErp((request, response) => {
      if (request.method === 'GET') return send(response, 200, {}, token);
      send(response, 201, {});
    });
    await stub.erp.write(notes, note);
    await stub.erp.write(notes, note);
    expect(stub.requests.filter((request) => request.startsWith('GET'))).toHaveLength(1);
    await stub.stop();
  });

  test('a refused token is renewed once, and only once', async () => {
    const stub = await startStubErp((request, response) => {
      if (request.method === 'GET') return send(response, 200, {}, token);
      send(response, 403, 'CSRF token validation failed', { 'x-csrf-token': 'Required' });
    });
    await expect(stub.erp.write(notes, note)).rejects.toMatchObject({
      code: 'ERP_REFUSED',
      failure: { status: 403, mayHaveHappened: false },
    });
    expect(stub.requests.filter((request) => request.startsWith('POST'))).toHaveLength(2);
    await stub.stop();
  });

  test('a write whose answer is lost is not repeated and may have happened', async () => {
    const stub = await startStubErp((request, response) => {
      if (request.method === 'GET') return send(response, 200, {}, token);
      request.socket.destroy();
    });
    await expect(stub.erp.write(notes, note)).rejects.toMatchObject({
      code: 'ERP_UNREACHABLE',
      failure: { mayHaveHappened: true },
    });
    expect(stub.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
    await stub.stop();
  });

  test('a write without an answer ends at the deadline', async () => {
    const stub = await startStubErp(
      (request, response) => {
        if (request.method === 'GET') send(response, 200, {}, token);
      },
      { deadline: 200 },
    );
    await expect(stub.erp.write(notes, note)).rejects.toMatchObject({
      code: 'ERP_UNREACHABLE',
      failure: { mayHaveHappened: true },
    });
    await stub.stop();
  });

  test('without a token nothing was written', async () => {
    const stub = await startStubErp((_, response) => send(response, 200, {}));
    await expect(stub.erp.write(notes, note)).rejects.toMatchObject({
      code: 'ERP_UNEXPECTED_PAGE',
      failure: { mayHaveHappened: false },
    });
    await stub.stop();
  });
});
