import type cds from '@sap/cds';
import { countryName } from '../domain/display-names.ts';
import type { Language } from '../domain/language.ts';
import type { OperationKindName } from '../erp/write-back/operation-kinds/index.ts';
import type { Database } from '../platform/database.ts';
import { type Told, tellWhenRead } from '../requests/told-columns.ts';
import {
  type OperationRow,
  type RefusableRow,
  tellErpMessages,
  tellOperations,
  tellRefusals,
} from './erp-messages.ts';
import { tellItemTraces } from './item-traces.ts';
import { tellPositionEvents } from './position-events.ts';
import { tellReasons } from './reasons.ts';
import { tellTimeline } from './timeline.ts';

/** What an agent reads in words, in their language: made from codes, and from what the night kept. */
export function tellWords(service: cds.ApplicationService): void {
  tellWhenRead(service, REASONS, tellReasons);
  tellWhenRead(service, ERP_MESSAGES, tellErpMessages);
  tellWhenRead(service, COUNTRIES, tellCountries);
  tellWhenRead(service, EVENTS, tellPositionEvents);
  tellWhenRead(service, TIMELINE, tellTimeline);
  tellItemTraces(service);
  tellOperationsOf(service);
  tellRefusalsOf(service, 'Promises', 'promise-create');
  tellRefusalsOf(service, 'Contacts', 'contact-note');
}

/** How far what was asked of the ERP has come, wherever a service lists operations. */
export function tellOperationsOf(service: cds.ApplicationService): void {
  tellWhenRead<OperationRow>(service, OPERATIONS, (_db, rows, language) =>
    tellOperations(rows, language),
  );
}

/** What the ERP has against an object, of operations of one kind. */
function tellRefusalsOf(
  service: cds.ApplicationService,
  entity: string,
  kind: OperationKindName,
): void {
  tellWhenRead<RefusableRow>(service, { ...REFUSALS, entity }, (_db, rows, language) =>
    tellRefusals(rows, kind, language),
  );
}

interface CountryRow {
  readonly country?: string | null;
  countryName?: string | null;
}

function tellCountries(_db: Database, rows: readonly CountryRow[], language: Language): void {
  for (const row of rows) row.countryName = row.country ? countryName(row.country, language) : null;
}

const REASONS: Told = {
  entity: 'MyPositions',
  of: 'factRow',
  columns: [{ told: 'reasons', from: ['source', 'factRow', 'strategyVersion'] }],
};

const ERP_MESSAGES: Told = {
  entity: 'MyPositions',
  of: 'partner',
  columns: [{ told: 'erpMessage', from: ['source', 'partner'] }],
};

const COUNTRIES: Told = {
  entity: 'MyPositions',
  of: 'partner',
  columns: [{ told: 'countryName', from: ['partner', 'country'] }],
};

const EVENTS: Told = {
  entity: 'PositionEvents',
  of: 'cause',
  columns: [
    {
      told: 'text',
      from: [
        ...['source', 'cause', 'fromStatus', 'toStatus', 'fromFactRow', 'toFactRow', 'operation'],
        ...['about', 'note'],
      ],
    },
  ],
};

const TIMELINE: Told = {
  entity: 'Timeline',
  of: 'kind',
  columns: [
    { told: 'text', from: ['kind', 'code', 'about', 'ref', 'figure', 'untilOn', 'who', 'note'] },
    { told: 'whoName', from: ['kind', 'who'] },
  ],
};

const OPERATIONS: Told = {
  entity: 'Operations',
  of: 'kind',
  columns: [{ told: 'text', from: ['kind', 'refusal'] }],
};

const REFUSALS: Omit<Told, 'entity'> = {
  of: 'ID',
  columns: [{ told: 'operationError', from: ['ID', 'operationRefusal'] }],
};
