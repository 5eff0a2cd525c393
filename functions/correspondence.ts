import { sendMissingLetters } from '../srv/runs/send-missing-letters.ts';
import { scheduledOnDatabase } from './shared/scheduled.ts';

/** Through the day: letters that the night decided on and could not send yet. */
export const handler = scheduledOnDatabase('Correspondence', ({ db, now }) =>
  sendMissingLetters(db, now),
);
