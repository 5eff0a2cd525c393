import { randomUUID } from 'node:crypto';
import type { Database } from '../../srv/platform/database.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import * as tables from '../../srv/platform/tables.ts';
import { deployedPostgres, deployedSqlite } from '../support/deploy.ts';
import { addToLists, loadPortfolio, OTHER_SEGMENT, SEGMENT, SOURCE } from '../support/portfolio.ts';
import { type Answer, type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import type { Kind } from '../support/worklist-world.ts';

/** A dispute team over the portfolio: cases as the mirror brings them, and who works on them. */
export interface DisputeWorld {
  readonly db: Database;
  readonly server: SaldoServer;
  /** Calls the disputes service; as Emma, of the whole team, unless another user is named. */
  disputes(path: string, options?: DeskOptions): Promise<Answer>;
  /** An action on a case, under the ETag that it has now unless another is given. */
  act(id: string, action: string, body?: object, options?: DeskOptions): Promise<Answer>;
  /** Adds a customer who owes and disputes a part of it in the ERP; answers the case's key. */
  mirrorCase(values: Partial<MirroredCase> & { readonly partner: string }): Promise<string>;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly user?: string;
  readonly etag?: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly language?: string;
}

export interface MirroredCase {
  readonly partner: string;
  readonly amount: string;
  readonly disputed: string;
  readonly segment: string;
  readonly reason: string;
  readonly createdOn: string;
}

export const users = {
  emma: ['dispute-clerk'],
  otto: { roles: ['dispute-clerk'], segments: [OTHER_SEGMENT] },
  early: { roles: ['dispute-clerk'], segments: [SEGMENT], groups: ['DE-RETAIL-EARLY'] },
  cora: ['controller'],
  ana: ['agent'],
  dora: ['supervisor'],
};

const COMPANY_CODES: Readonly<Record<string, string>> = {
  [SEGMENT]: '1000',
  [OTHER_SEGMENT]: '1100',
};

export async function disputeWorld(kind: Kind): Promise<DisputeWorld> {
  const { db, credentials } = await databaseOf(kind);
  await loadPortfolio(db);
  await loadTeam(db);
  const server = await startSaldo({ kind, credentials, users });
  const disputes: DisputeWorld['disputes'] = (path, { user = 'emma', ...options } = {}) =>
    server.call(`/odata/v4/disputes/${path}`, { user, ...options });
  return {
    db,
    server,
    disputes,
    act: async (id, action, body = {}, options = {}) => {
      const etag = options.etag ?? (await etagOf(disputes, id));
      return disputes(`Cases(${id})/DisputesService.${action}`, { ...options, body, etag });
    },
    mirrorCase: (values) => mirrorCase(db, values),
    close: async () => {
      await server.stop();
      await db.close();
    },
  };
}

async function databaseOf(kind: Kind) {
  if (kind === 'sqlite') {
    const url = await deployedSqlite('*');
    return { db: openSqlite(url), credentials: { url } };
  }
  const credentials = await deployedPostgres('*');
  return { db: openPostgres(credentials), credentials };
}

async function loadTeam(db: Database): Promise<void> {
  await db.upsert(tables.clerksTable, [
    { clerk: 'emma', name: 'Emma Sander', erpUser: 'SANDER', isActive: true },
    { clerk: 'early', name: 'Erik Arlt', erpUser: null, isActive: true },
    { clerk: 'gone', name: 'Gone Long', erpUser: 'LONG', isActive: false },
  ]);
  await db.upsert(tables.caseDeadlinesTable, [
    {
      category: '',
      reason: '',
      validFrom: '2026-01-01',
      validTo: null,
      decideInDays: 20,
      escalateAgainAfter: 10,
      coordinator: 'early',
    },
  ]);
  await db.upsert(tables.shortPaymentReasonsTable, [
    {
      source: SOURCE,
      paymentReason: 'FEE',
      validFrom: '2026-01-01',
      validTo: null,
      reason: 'AMNT',
      category: 'F100',
      atLeastPercent: '5.00',
    },
  ]);
}

async function mirrorCase(
  db: Database,
  { partner, ...values }: Partial<MirroredCase> & { readonly partner: string },
): Promise<string> {
  const given = { amount: '100.00', disputed: '40.00', segment: SEGMENT, reason: 'AMNT' };
  const { amount, disputed, segment, reason } = { ...given, ...values };
  const companyCode = COMPANY_CODES[segment] ?? '';
  const document = `D${partner}`;
  await addToLists(db, [
    {
      partner,
      agents: { [segment]: 'ana' },
      items: [{ document, amount, daysOverdue: 30, columns: { companyCode } }],
    },
  ]);
  const caseId = randomUUID();
  const about = { source: SOURCE, caseId, partner, currency: 'EUR', disputedAmount: disputed };
  const createdOn = values.createdOn ?? '2026-11-20';
  await db.insert(tables.disputeCasesTable, [
    {
      ...about,
      caseNumber: `N${partner}`,
      status: '01',
      isOpen: true,
      category: 'F100',
      companyCode,
      reason,
      title: `Case of ${partner}`,
      createdOn,
    },
  ]);
  const key = { document, repetition: '000', item: '0001', subitem: '000' };
  await db.insert(tables.disputedItemsTable, [{ ...about, ...key, isOpen: true }]);
  return caseId;
}

async function etagOf(disputes: DisputeWorld['disputes'], id: string): Promise<string> {
  const { body } = await disputes(`Cases(${id})?$select=ID`);
  return String(body['@odata.etag'] ?? '*');
}
