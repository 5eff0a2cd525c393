import cds from '@sap/cds';
import { appendEvent } from '../audit/append-event.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import type { Database } from '../platform/database.ts';
import { tellSafely } from '../requests/faults.ts';
import { myDatabase } from '../requests/my-database.ts';
import { ownDatabase } from '../requests/own-database.ts';
import { erasePerson } from './erase-person.ts';
import { exportPerson } from './export-person.ts';
import { type ConsentInput, recordConsent } from './record-consent.ts';
import { liftRestriction, type PersonDecision, restrictPerson } from './restrict-person.ts';

type Decide<Decision> = (db: Database, decision: Decision) => Promise<unknown>;

/** What a compliance officer does for a person who asks about their data. */
export default class PrivacyService extends cds.ApplicationService {
  override init() {
    this.deciding('exportPerson', exportAndRecord);
    this.deciding('restrictPerson', restrictPerson);
    this.deciding('liftRestriction', liftRestriction);
    this.deciding('erasePerson', erasePerson);
    this.deciding<PersonDecision & ConsentInput>('recordConsent', recordConsent);
    this.on('verifyTrail', verifyTrail);
    this.on('error', tellSafely);
    return super.init();
  }

  /** In the request's own transaction: all of it, or nothing. Answers with the person where nothing else is said. */
  private deciding<Decision = PersonDecision>(action: string, decide: Decide<Decision>) {
    this.on(action, 'Persons', async (request: cds.Request) => {
      const who = { user: request.user.id, now: request.timestamp.toISOString() };
      const person = request.params.at(-1) as Pick<PersonDecision, 'source' | 'partner'>;
      const decision = { ...request.data, ...person, ...who };
      const told = await decide(await myDatabase(request), decision as Decision);
      return told ?? this.run(cds.ql.SELECT.one.from(request.subject as never));
    });
  }
}

async function exportAndRecord(db: Database, decision: PersonDecision): Promise<string> {
  const { source, partner, reason, user, now } = decision;
  const person = await exportPerson(db, source, partner);
  const object = { objectType: 'person', objectKey: partner, source, partner };
  const event = { occurredAt: now, actor: user, decision: 'person-exported', ...object, reason };
  await appendEvent(db, event);
  return JSON.stringify(person);
}

/** Reads in a snapshot of its own. */
async function verifyTrail(request: cds.Request) {
  const { heads, ...report } = await verifyAudit(ownDatabase());
  return { ...report, chains: heads.length, verifiedAt: request.timestamp.toISOString() };
}
