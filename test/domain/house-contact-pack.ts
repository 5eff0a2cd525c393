import type { ContactPack } from '../../srv/domain/contact-pack.ts';

/**
 * The bank's own cautious rules where no law's pack applies: daytime hours in the customer's zone,
 * one contact a day, only channels the customer agreed to, and nobody but those who owe.
 * Not legal advice; a bank's counsel approves its packs.
 */
export const HOUSE_CONTACT_PACK: ContactPack = {
  id: 'house',
  version: '2026-01-01',
  rules: [
    {
      kind: 'exclusion',
      id: 'house-exclusion',
      source: 'House policy: protected customers',
      reasons: ['deceased', 'insolvent', 'lawyer', 'cease-request', 'blocked', 'fraud'],
    },
    {
      kind: 'relation',
      id: 'house-relation',
      source: 'House policy: only those who owe',
      blocked: ['reference', 'employer', 'relative', 'neighbour'],
    },
    {
      kind: 'consent',
      id: 'house-consent',
      source: 'House policy: agreed channels',
    },
    {
      kind: 'no-contact-until',
      id: 'house-no-contact-until',
      source: 'House policy: agreed resubmission',
    },
    {
      kind: 'hours',
      id: 'house-hours',
      source: 'House policy: daytime hours',
      windows: [
        { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '20:00' },
        { weekdays: [6], from: '09:00', to: '14:00' },
      ],
    },
    {
      kind: 'cap',
      id: 'house-daily-cap',
      source: 'House policy: one contact a day',
      limit: 1,
      period: { unit: 'day' },
      per: 'person',
      countsAs: 'attempt',
      countsInbound: false,
    },
  ],
};
