import cds from '@sap/cds';
import { appendEvent } from '../audit/append-event.ts';
import type { Database } from '../platform/database.ts';
import { tellSafely } from '../requests/faults.ts';
import { myDatabase } from '../requests/my-database.ts';
import { erasePerson } from './erase-person.ts';
import { exportPerson } from './export-person.ts';
import { liftRestriction, type PersonDecision, restrictPerson } from './restrict-person.ts';

type Decide = (db: Database, decision: PersonDecision) => Promise<unknown>;

/** What a compliance officer does for a person who asks about their data. */
export default class PrivacyService extends cds.ApplicationService {
  override init() {
    this.deciding('exportPerson', exportAndRecord);
    this.deciding('restrictPerson', restrictPerson);
    this.deciding('liftRestriction', liftRestriction);
    this.deciding('erasePerson', erasePerson);
    this.on('error', tellSafely);
    return super.init();
  }

  /** In the request's own transaction: all of it, or nothing. */
  private deciding(action: string, decide: Decide) {
    this.on(action, async (request: cds.Request) => {
      const who = { user: request.user.id, now: request.timestamp.toISOString() };
      return decide(await myDatabase(request), { ...request.data, ...who });
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
