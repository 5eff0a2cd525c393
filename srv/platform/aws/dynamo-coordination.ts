import { randomUUID } from 'node:crypto';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SaldoError } from '../../domain/errors.ts';
import { type Clock, isoAfter, systemClock } from '../clock.ts';
import type {
  Budget,
  Coordination,
  Drawn,
  Lease,
  OnceAnswer,
  OnceRequest,
  OnceResult,
} from '../coordination.ts';
import { ConditionalItems, type Values } from './conditional-items.ts';

/** More than any budget's limit. */
const CLOSED = 1_000_000_000_000;

/** A record that just expired or appeared is looked at again so often. */
const LOOKS = 5;

/**
 * Coordination in one DynamoDB table (string key `name`, TTL attribute `forgetAt`): each step is one
 * conditional write of one item. Expiry is judged by our clock, since TTL deletes days later; leases
 * have none, so that their tokens only rise.
 */
export function dynamoCoordination(
  client: DynamoDBClient,
  table: string,
  clock: Clock = systemClock,
): Coordination {
  return new DynamoCoordination(client, table, clock);
}

class DynamoCoordination implements Coordination {
  readonly #items: ConditionalItems;
  readonly #clock: Clock;

  constructor(client: DynamoDBClient, table: string, clock: Clock) {
    this.#items = new ConditionalItems(client, table);
    this.#clock = clock;
  }

  async lease(name: string, holder: string, seconds: number): Promise<Lease | null> {
    const taken = await this.#items.change(`lease#${name}`, {
      update: 'SET holder = :holder, expiresAt = :until ADD fencingToken :one',
      condition: 'attribute_not_exists(expiresAt) OR expiresAt <= :now',
      values: {
        ':holder': { S: holder },
        ':until': this.#after(seconds),
        ':now': this.#after(0),
        ':one': { N: '1' },
      },
    });
    return taken && { name, fencingToken: Number(taken.fencingToken?.N) };
  }

  async renew({ name, fencingToken }: Lease, seconds: number): Promise<boolean> {
    const renewed = await this.#items.change(`lease#${name}`, {
      update: 'SET expiresAt = :until',
      condition: 'fencingToken = :token AND expiresAt > :now',
      values: {
        ':until': this.#after(seconds),
        ':now': this.#after(0),
        ':token': { N: String(fencingToken) },
      },
    });
    return renewed !== null;
  }

  async release({ name, fencingToken }: Lease): Promise<void> {
    await this.#items.change(`lease#${name}`, {
      update: 'SET expiresAt = :now',
      condition: 'fencingToken = :token',
      values: { ':now': this.#after(0), ':token': { N: String(fencingToken) } },
    });
  }

  async draw(name: string, wanted: number, budget: Budget): Promise<Drawn> {
    for (let look = 0; look < LOOKS; look += 1) {
      const drawn =
        (await this.#drawFromOpen(name, wanted)) ??
        (await this.#open(name, wanted, budget.seconds));
      if (drawn) return grantedOf(drawn, wanted, budget.limit);
    }
    throw contended(name);
  }

  #drawFromOpen(name: string, wanted: number): Promise<Values | null> {
    return this.#items.change(`budget#${name}`, {
      update: 'ADD used :wanted',
      condition: 'windowEndsAt > :now',
      values: { ':wanted': { N: String(wanted) }, ':now': this.#after(0) },
    });
  }

  #open(name: string, used: number, seconds: number): Promise<Values | null> {
    return this.#items.change(`budget#${name}`, {
      update: 'SET used = :used, windowEndsAt = :end, forgetAt = :forget',
      condition: 'attribute_not_exists(windowEndsAt) OR windowEndsAt <= :now',
      values: {
        ':used': { N: String(used) },
        ':end': this.#after(seconds),
        ':now': this.#after(0),
        ':forget': this.#forgetAt(seconds),
      },
    });
  }

  async close(name: string, seconds: number): Promise<void> {
    const closed = { ':used': { N: String(CLOSED) }, ':end': this.#after(seconds) };
    const longer = await this.#items.change(`budget#${name}`, {
      update: 'SET used = :used, windowEndsAt = :end, forgetAt = :forget',
      condition: 'attribute_not_exists(windowEndsAt) OR windowEndsAt <= :end',
      values: { ...closed, ':forget': this.#forgetAt(seconds) },
    });
    if (longer) return;
    await this.#items.change(`budget#${name}`, {
      update: 'SET used = :used',
      condition: 'windowEndsAt > :end',
      values: closed,
    });
  }

  async once(request: OnceRequest): Promise<OnceAnswer> {
    for (let look = 0; look < LOOKS; look += 1) {
      const answer = (await this.#claim(request)) ?? (await this.#known(request));
      if (answer) return answer;
    }
    throw contended(request.name);
  }

  async #claim({ name, payloadHash, claimSeconds }: OnceRequest): Promise<OnceAnswer | null> {
    const claim = randomUUID();
    const claimed = await this.#items.change(`once#${name}`, {
      update:
        'SET payloadHash = :hash, claim = :claim, done = :no, expiresAt = :until, ' +
        'forgetAt = :forget REMOVE outcome',
      condition: 'attribute_not_exists(expiresAt) OR expiresAt <= :now',
      values: {
        ':hash': { S: payloadHash },
        ':claim': { S: claim },
        ':no': { BOOL: false },
        ':until': this.#after(claimSeconds),
        ':now': this.#after(0),
        ':forget': this.#forgetAt(claimSeconds),
      },
    });
    return claimed && { state: 'first', claim };
  }

  /** Null when it was abandoned meanwhile. */
  async #known({ name, payloadHash }: OnceRequest): Promise<OnceAnswer | null> {
    const item = await this.#items.read(`once#${name}`);
    if (!item) return null;
    if (item.payloadHash?.S !== payloadHash) return { state: 'payload-differs' };
    if (!item.done?.BOOL) return { state: 'in-progress' };
    return { state: 'done', result: item.outcome?.S ?? null };
  }

  async complete(name: string, claim: string, done: OnceResult): Promise<boolean> {
    const { result, rememberSeconds } = done;
    const completed = await this.#items.change(`once#${name}`, {
      update: 'SET done = :yes, outcome = :outcome, expiresAt = :until, forgetAt = :forget',
      condition: 'claim = :claim',
      values: {
        ':yes': { BOOL: true },
        ':outcome': result === null ? { NULL: true } : { S: result },
        ':until': this.#after(rememberSeconds),
        ':forget': this.#forgetAt(rememberSeconds),
        ':claim': { S: claim },
      },
    });
    return completed !== null;
  }

  async abandon(name: string, claim: string): Promise<void> {
    const values = { ':claim': { S: claim }, ':no': { BOOL: false } };
    await this.#items.remove(`once#${name}`, 'claim = :claim AND done = :no', values);
  }

  #after(seconds: number): AttributeValue {
    return { S: isoAfter(this.#clock(), seconds) };
  }

  /** TTL wants seconds since 1970; an hour later, so that no clock runs ahead of it. */
  #forgetAt(seconds: number): AttributeValue {
    return { N: String(Math.ceil(this.#clock() / 1000) + seconds + 3600) };
  }
}

function grantedOf(item: Values, wanted: number, limit: number): Drawn {
  const left = limit - (Number(item.used?.N) - wanted);
  return {
    granted: Math.max(0, Math.min(wanted, left)),
    windowEndsAt: String(item.windowEndsAt?.S),
  };
}

function contended(name: string): SaldoError {
  return new SaldoError(
    'COORDINATION_CONTENDED',
    `'${name}' changed hands ${LOOKS} times while it was looked at. Try again.`,
    { name },
  );
}
