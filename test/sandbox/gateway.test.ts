import { type ErpClient, erpClient, paths } from '../support/erp-client.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
let erp: ErpClient;

beforeAll(async () => {
  sandbox = await startSandbox({ customers: 30 });
  erp = erpClient(sandbox);
});

afterAll(() => sandbox.stop());

const note = () => ({
  OperationId: crypto.randomUUID(),
  BusinessPartner: '0001000000',
  ContactDateTime: '2026-11-22T10:00:00Z',
  ContactChannel: 'PHONE',
  ContactDirection: 'O',
});

const postNote = (headers: Record<string, string>, body = note()) =>
  erp.send(`${paths.collections}/ContactNote`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers,
  });

describe('The door', () => {
  test('a caller without the technical user gets 401', async () => {
    const response = await fetch(`${sandbox.url}${paths.documents}/BPItem?$top=1`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Basic');
  });

  test('a write without a token is refused and says that one is required', async () => {
    const response = await postNote({ 'content-type': 'application/json' });
    expect(response.status).toBe(403);
    expect(response.headers.get('x-csrf-token')).toBe('Required');
  });

  test('a token without its session cookie is refused', async () => {
    const { cookie: _, ...tokenOnly } = await erp.writeHeaders(paths.collections);
    expect((await postNote(tokenOnly)).status).toBe(403);
  });

  test("a token with another session's cookie is refused", async () => {
    const mine = await erp.writeHeaders(paths.collections);
    const other = await erp.writeHeaders(paths.collections);
    const mixed = { ...mine, cookie: other.cookie ?? '' };
    expect((await postNote(mixed)).status).toBe(403);
  });

  test('token and cookie together let a write in', async () => {
    const response = await postNote(await erp.writeHeaders(paths.collections));
    expect(response.status).toBe(201);
  });

  test('after the sessions are forgotten the old token is refused', async () => {
    const headers = await erp.writeHeaders(paths.collections);
    await erp.control('sessions', undefined, 'DELETE');
    expect((await postNote(headers)).status).toBe(403);
  });
});

describe('Entity tags', () => {
  const partner = `${paths.partners}/A_BusinessPartner('0001000000')`;
  const patch = async (tag?: string) =>
    erp.send(partner, {
      method: 'PATCH',
      body: JSON.stringify({ SearchTerm1: 'CHANGED' }),
      headers: {
        ...(await erp.writeHeaders(paths.partners)),
        ...(tag ? { 'if-match': tag } : {}),
      },
    });
  const currentTag = async () => {
    const { d } = (await erp.get(partner)) as { d: { __metadata: { etag: string } } };
    return d.__metadata.etag;
  };

  test('a change without If-Match is refused with 428', async () => {
    expect((await patch()).status).toBe(428);
  });

  test('a change with a stale tag is refused with 412', async () => {
    const stale = await currentTag();
    expect((await patch(stale)).status).toBe(200);
    expect((await patch(stale)).status).toBe(412);
  });

  test('a withdrawal of a promise needs If-Match as well', async () => {
    const { value } = (await erp.get(`${paths.collections}/PromiseToPay?$top=1`)) as {
      value: { PromiseToPay: string }[];
    };
    const key = value[0]?.PromiseToPay ?? '007000000000';
    const response = await erp.send(
      `${paths.collections}/PromiseToPay('${key}')/ZSALDO_COLLECTIONS_0001.Withdraw`,
      {
        method: 'POST',
        body: JSON.stringify({ Initiator: 'C', WithdrawalReason: '' }),
        headers: await erp.writeHeaders(paths.collections),
      },
    );
    expect(response.status).toBe(428);
  });
});

describe('Faults on request', () => {
  afterEach(() => erp.control('faults', undefined, 'DELETE'));

  test('429 comes with Retry-After, and only for the paths asked for', async () => {
    await erp.control('faults', { rate429: 1, retryAfterSeconds: 7, pathContains: '/BPItem?' });
    const refused = await erp.send(`${paths.documents}/BPItem?$top=1`);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('7');
    expect((await erp.send(`${paths.documents}/BPItemBusLock?$top=1`)).status).toBe(200);
  });

  test('the same seed refuses the same requests', async () => {
    const play = async () => {
      await erp.control('faults', { rate503: 0.5, seed: 42 });
      const statuses: number[] = [];
      for (let i = 0; i < 12; i++) {
        statuses.push((await erp.send(`${paths.documents}/BPItem?$top=1`)).status);
      }
      return statuses;
    };
    const first = await play();
    expect(new Set(first)).toEqual(new Set([200, 503]));
    expect(await play()).toEqual(first);
  });

  test('a connection cut after commit loses the answer, not the effect', async () => {
    const headers = await erp.writeHeaders(paths.collections);
    const body = note();
    await erp.control('faults', { cutNext: 1, methods: ['POST'] });
    await expect(postNote(headers, body)).rejects.toThrow('fetch failed');
    const { value } = await erp.get(
      `${paths.collections}/ContactNote?$filter=OperationId eq ${body.OperationId}`,
    );
    expect(value).toHaveLength(1);
    const again = await postNote(headers, body);
    expect(again.status).toBe(200);
    expect(again.headers.get('saldo-operation')).toBe('repeated');
  });

  test('requests are counted by set and status', async () => {
    await erp.control('stats', undefined, 'DELETE');
    await erp.send(`${paths.documents}/BPItem?$top=1`);
    const stats = await erp.control('stats');
    expect(stats[`GET ${paths.documents}/BPItem`]).toMatchObject({
      requests: 1,
      statuses: { 200: 1 },
    });
  });
});
