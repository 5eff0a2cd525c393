import cds from '@sap/cds';
import { simulateChange } from '../posting/change-plan.ts';
import { controlTotals } from '../posting/control-totals.ts';
import { simulatePlan } from '../posting/simulate-plan.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { Clock } from '../simulation/clock.ts';
import { withTablesOf } from '../store/database.ts';
import { serveActionsOnce } from './act-once.ts';
import { serveCreatesOnce } from './create-once.ts';
import { guardDisputes } from './disputes.ts';
import { guardLocks } from './locks.ts';
import { servePages } from './paging.ts';
import { servePayments } from './payments.ts';
import { stampChanges } from './stamps.ts';

/** Gives every service of the stand-in ERP its behaviour beyond plain reads and writes. */
export function serveErp({ pageSize, clock }: { pageSize: number; clock: Clock }): void {
  const {
    API_CABUSPARTPAYMENT_0002: payments,
    CADOCUMENTMANAGE_0001: documents,
    CE_CADISPUTECASE_0002: disputes,
    ZSALDO_COLLECTIONS_0001: wrapper,
  } = cds.services;
  for (const service of cds.service.providers) {
    if (service !== payments) servePages(service, pageSize);
  }
  if (payments) servePayments(payments, pageSize);
  if (wrapper) serveWrapper(wrapper, clock);
  if (documents) guardLocks(documents);
  if (disputes) guardDisputes(disputes, clock);
  for (const service of cds.service.providers) stampChanges(service, clock);
  for (const service of cds.service.providers) service.on('error', answerWithCode);
}

function serveWrapper(wrapper: cds.Service, clock: Clock): void {
  serveCreatesOnce(wrapper, clock);
  serveActionsOnce(wrapper, clock);
  wrapper.on('GetControlTotals', (req) =>
    withTablesOf(req, (tables) => controlTotals(tables, req.data.CompanyCode ?? '', clock.now())),
  );
  wrapper.on('Simulate', 'InstallmentPlan', (req) =>
    withTablesOf(req, (tables) => simulatePlan(tables, req.data)),
  );
  wrapper.on('SimulateChange', 'InstallmentPlan', (req) =>
    withTablesOf(req, (tables) =>
      simulateChange(tables, req.data.CAInstallmentPlan, req.data.Installments ?? []),
    ),
  );
}

/** Errors of the ledger keep their status and code on the way out. */
function answerWithCode(error: Error): void {
  if (error instanceof SandboxError) Object.assign(error, { statusCode: error.status });
}
