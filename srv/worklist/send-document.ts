import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import { LANGUAGES } from '../domain/language.ts';
import { requestLetters } from '../erp/write-back/requests/correspondence.ts';
import type { Database } from '../platform/database.ts';
import { documentRequestsTable } from '../platform/tables.ts';
import { takeTurn } from '../platform/turn.ts';
import { badRequest, conflict } from '../requests/refusal.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { answerTo, type GateAnswer, gateCase } from './contact-gate.ts';
import { overriddenRules } from './gate-overrides.ts';
import { gateWords } from './gate-words.ts';
import { takeHold } from './hold.ts';
import { recordAction } from './record-action.ts';
import { insertContact } from './record-contact.ts';
import type { Visit } from './visit.ts';

/** What is to be sent: a code of DocumentKinds. */
export interface DocumentInput {
  readonly kind: string;
  /** The customer's when left out. */
  readonly language?: string | null;
  readonly note?: string | null;
}

interface DocumentKind {
  readonly code: string;
  readonly type: string;
  readonly channel: string;
  readonly isService: boolean;
}

interface Addressee {
  readonly language: string;
  readonly account: string | null;
  readonly companyCode: string | null;
}

/** Rules of frequency and hours are about asking for money; what answers the customer is not asking. */
const COUNTING_RULES: readonly string[] = ['cap', 'cooldown', 'hours', 'closed-days'];

/**
 * Has the ERP send a document to the customer in their language, if the contact gate lets it go by
 * the channel of its kind. What asks for payment is a contact that rules count. DOCUMENT_KIND_UNKNOWN,
 * DOCUMENT_LANGUAGE_UNKNOWN, DOCUMENT_REFUSED (409) with rule, source and when it opens.
 */
export async function sendDocument(visit: Visit, input: DocumentInput): Promise<void> {
  const { db, position } = visit;
  const kind = await kindOf(db, input.kind);
  const addressee = await addresseeOf(visit, input.language ?? null);
  await takeHold(visit);
  await takeTurn(db, `letters/${position.segment}`);
  const answer = await gateFor(visit, kind);
  if (!answer.allowed) {
    throw conflict('DOCUMENT_REFUSED', { text: gateWords(answer, visit.language) });
  }
  const note = input.note ?? '';
  const ID = await recordRequest(visit, kind, addressee, note, answer);
  await recordAction(visit, { cause: 'document', about: kind.code, note });
  await auditDocument(visit, ID, kind, addressee, note, answer);
}

async function kindOf(db: Database, code: string): Promise<DocumentKind> {
  const [kind] = await db.query<DocumentKind>(
    `SELECT code, correspondenceType AS type, channel, isService AS "isService"
    FROM saldo_correspondence_DocumentKinds WHERE code = ?`,
    [code],
  );
  if (kind) return kind;
  throw badRequest('DOCUMENT_KIND_UNKNOWN', 'kind', { value: code });
}

/** In which language, and the account of the oldest open item in the segment: letters are of an account. */
async function addresseeOf({ db, position }: Visit, wished: string | null): Promise<Addressee> {
  const { segment, source, partner } = position;
  const [row] = await db.query<{ own: string | null; segmentLanguage: string | null }>(
    `SELECT customer.language AS own, segment.language AS "segmentLanguage"
    FROM saldo_ledger_Partners customer, saldo_organization_Segments segment
    WHERE customer.source = ? AND customer.partner = ? AND segment.segment = ?`,
    [source, partner, segment],
  );
  const language = (wished || row?.own || row?.segmentLanguage || 'en').toLowerCase();
  if (wished && !LANGUAGES.some((known) => known === language)) {
    throw badRequest('DOCUMENT_LANGUAGE_UNKNOWN', 'language', { value: wished });
  }
  const [account] = await db.query<{ account: string; companyCode: string }>(
    `SELECT item.account, item.companyCode AS "companyCode" FROM saldo_ledger_Items item
    JOIN saldo_organization_SegmentCompanyCodes scope ON scope.segment = ?
      AND scope.source = item.source AND scope.companyCode = item.companyCode
    WHERE item.source = ? AND item.partner = ? AND item.clearingStatus = ''
      AND item.leftErpAt IS NULL
    ORDER BY item.dueDate, item.account LIMIT 1`,
    [segment, source, partner],
  );
  return {
    language,
    account: account?.account ?? null,
    companyCode: account?.companyCode ?? null,
  };
}

/** What a document to be sent starts with. */
export async function documentDefaults(visit: Visit) {
  const { language } = await addresseeOf(visit, null);
  return { kind: null, language, note: null };
}

async function gateFor(visit: Visit, { channel, isService }: DocumentKind): Promise<GateAnswer> {
  const found = await gateCase(visit, channel);
  const uncounted = (found.pack?.rules ?? [])
    .filter((rule) => isService && COUNTING_RULES.includes(rule.kind))
    .map(({ id }) => id);
  const overridden = await overriddenRules(visit, channel, visit.now);
  return answerTo(found, [...uncounted, ...overridden], visit.position.segment);
}

/** The request's id is the contact's too: a letter that is cancelled is forgotten as a contact. */
async function recordRequest(
  visit: Visit,
  kind: DocumentKind,
  { language, account, companyCode }: Addressee,
  note: string,
  answer: GateAnswer,
): Promise<string> {
  const { db, agent, now, position } = visit;
  const { source, partner, segment } = position;
  const ID = randomUUID();
  const about = account && companyCode ? { account, companyCode } : {};
  const letter = { requestId: ID, partner, type: kind.type, language, ...about };
  const [operation] = await requestLetters(db, [letter], { source, segment, user: agent, now });
  const what = { kind: kind.code, channel: kind.channel, language, ...about };
  const made = { requestedAt: now, requestedBy: agent, operation };
  await db.insert(documentRequestsTable, [
    { ID, source, partner, segment, ...what, note, ...made },
  ]);
  if (kind.isService) return ID;
  const sent = { direction: 'outbound', result: 'SNT', isReached: false, isRightParty: false };
  const contact = { ...sent, channel: kind.channel, note, startedAt: now, isAgainstRule: false };
  await insertContact(visit, ID, contact, answer, operation ?? null);
  await markChanged(db, [{ source, partner, cause: 'letter', changedAt: now }]);
  return ID;
}

function auditDocument(
  { db, agent, now, position }: Visit,
  objectKey: string,
  { code: kind, channel }: DocumentKind,
  { language, account }: Addressee,
  note: string,
  { pack, overridden }: GateAnswer,
): Promise<void> {
  const { source, partner, segment } = position;
  return appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision: 'document-requested',
    objectType: 'document',
    objectKey,
    source,
    partner,
    reason: note,
    ruleVersion: pack,
    details: { segment, kind, channel, language, account, overridden },
  });
}
