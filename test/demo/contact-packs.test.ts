import { readBank } from '../../sandbox/demo/bank-files.ts';
import { loadBank } from '../../sandbox/demo/load-bank.ts';
import { type ContactHistory, mayContact } from '../../srv/domain/contact-gate.ts';
import type { ContactPack } from '../../srv/domain/contact-pack.ts';
import type { Database } from '../../srv/platform/database.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { loadContactPack } from '../../srv/runs/load-contact-pack.ts';
import { deployedSqlite } from '../support/deploy.ts';

const bank = readBank();

let db: Database;

beforeAll(async () => {
  db = openSqlite(await deployedSqlite());
  await loadBank(db, '2026-11-23');
});

afterAll(() => db.close());

describe('the contact packs of the demo bank', () => {
  const nothing: ContactHistory = {
    contacts: [],
    consentedChannels: ['phone'],
    noContactUntil: null,
    blockedUntil: null,
    locks: [],
    exclusions: [],
  };
  const bogota = 'America/Bogota';

  test('let a Colombian with consent be called on a working day within the hours', async () => {
    expect(await ask('CO-LEY-2300', '2026-11-23T15:00:00.000Z', bogota)).toBe('allowed');
  });

  test('keep Colombians undisturbed at night, on Sundays and on public holidays', async () => {
    expect(await ask('CO-LEY-2300', '2026-11-23T11:30:00.000Z', bogota)).toBe('hours');
    expect(await ask('CO-LEY-2300', '2026-11-22T15:00:00.000Z', bogota)).toBe('hours');
    expect(await ask('CO-LEY-2300', '2026-11-16T15:00:00.000Z', bogota)).toBe('public-holidays');
  });

  test('refuse a channel that a Colombian has not authorised', async () => {
    const noConsent = { ...nothing, consentedChannels: [] };
    const verdict = await ask('CO-LEY-2300', '2026-11-23T15:00:00.000Z', bogota, noConsent);
    expect(verdict).toBe('authorised-channels');
  });

  test('refuse a second attempt on the same day in every country', async () => {
    const instant = '2026-11-23T15:00:00.000Z';
    for (const { contactPack, timeZone } of bank.organization.segments) {
      const attempt = {
        person: '1',
        debts: [],
        channel: 'phone',
        direction: 'outbound',
        outcome: 'attempt',
        instant: '2026-11-23T14:00:00.000Z',
      } as const;
      const verdict = await ask(contactPack, instant, timeZone, {
        ...nothing,
        contacts: [attempt],
      });
      expect(verdict).toBe('once-a-day');
    }
  });

  test('never let anybody contact the family of a deceased customer', async () => {
    for (const { contactPack, timeZone } of bank.organization.segments) {
      const deceased = { ...nothing, exclusions: ['deceased'] };
      const verdict = await ask(contactPack, '2026-11-23T15:00:00.000Z', timeZone, deceased);
      expect(verdict).toBe('excluded');
    }
  });

  test('know the holidays of this year and the next', async () => {
    for (const { holidays } of bank.calendars) {
      expect(new Set(holidays.map(({ day }) => day.slice(0, 4)))).toEqual(
        new Set(['2026', '2027']),
      );
      expect(new Set(holidays.map(({ day }) => day)).size).toBe(holidays.length);
    }
  });

  async function ask(
    id: string,
    instant: string,
    timeZone: string,
    history: ContactHistory = nothing,
  ): Promise<string> {
    const pack = await packOf(id);
    const request = {
      person: '1',
      relation: 'borrower',
      debts: [],
      channel: 'phone',
      instant,
      timeZone,
    };
    const verdict = mayContact(request, pack, history);
    return verdict.allowed ? 'allowed' : verdict.rule;
  }
});

async function packOf(id: string): Promise<ContactPack> {
  const segment = bank.organization.segments.find(({ contactPack }) => contactPack === id)?.segment;
  const { pack } = await loadContactPack(db, segment ?? '', '2026-11-23');
  if (!pack) throw new Error(`No segment has the pack ${id}.`);
  return pack;
}
