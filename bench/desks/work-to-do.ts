import type { Database } from '../../srv/platform/database.ts';
import { keepCases } from '../../srv/runs/disputes/keep-cases.ts';
import type { SaldoServer } from '../../test/support/saldo-server.ts';
import { DAY, NIGHT } from '../evaluate-target.ts';

/** The ERP's cases behind the items that it says are disputed, each with a file of the dispute team. */
export async function openCases(db: Database): Promise<number> {
  await db.execute(
    `INSERT INTO saldo_disputes_DisputeCases
      (source, caseId, caseNumber, partner, status, isOpen, category, companyCode, reason, title,
        currency, disputedAmount, createdOn)
    SELECT about.source, about.caseId, substr(about.caseId, 1, 12), about.partner, '01', true,
      'F100', MIN(item.companyCode), 'AMNT', 'Amount in dispute', about.currency,
      SUM(about.disputedAmount), date(?, '-' || (about.rowid % 40) || ' days')
    FROM saldo_disputes_DisputedItems about
    JOIN saldo_ledger_Items item ON item.source = about.source
      AND item.document = about.document AND item.repetition = about.repetition
      AND item.item = about.item AND item.subitem = about.subitem
    WHERE NOT EXISTS (SELECT 1 FROM saldo_disputes_DisputeCases known
      WHERE known.source = about.source AND known.caseId = about.caseId)
    GROUP BY about.source, about.caseId`,
    [DAY],
  );
  return (await keepCases(db, { scope: 'all', now: NIGHT })).takenIn;
}

/** From now on each promise is above what its agent may take alone. */
export async function limitPromises(db: Database): Promise<void> {
  await db.execute("UPDATE saldo_organization_Specialists SET promiseLimit = '1.00'");
}

/** Agents take their first customers and promise for them, which a supervisor has to approve. */
export async function promiseAndHold(
  server: SaldoServer,
  agents: readonly string[],
  dueOn: string,
  customersEach: number,
): Promise<void> {
  for (const user of agents) {
    for (const position of await firstOf(server, user, customersEach)) {
      await called(server, user, `${position}/WorklistService.promiseToPay`, {
        dates: [{ dueOn }],
      });
    }
  }
}

async function firstOf(server: SaldoServer, user: string, customers: number): Promise<string[]> {
  const asked = `$orderby=rank&$top=${customers}&$select=segment,source,partner`;
  const path = `/odata/v4/worklist/MyPositions?${asked}`;
  const { body } = await server.call(path, { user });
  return (body.value ?? []).map(
    ({ segment, source, partner }) =>
      `MyPositions(segment='${segment}',source='${source}',partner='${partner}')`,
  );
}

/** What business refuses is left out: there are enough others. */
async function called(server: SaldoServer, user: string, path: string, body: object) {
  const answer = await server.call(`/odata/v4/worklist/${path}`, { user, body });
  if (answer.status >= 500) throw new Error(`${path}: ${answer.status} ${answer.text}`);
}
