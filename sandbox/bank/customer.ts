import type { RecordBook } from '../store/record-book.ts';
import { type CustomerNumbers, createCustomerNumbers, customerNumber } from './numbers.ts';
import { type Company, companies } from './organization.ts';
import { type Bucket, buckets, type Habit, habitsByBucket } from './payers.ts';
import { createRandom, type Random } from './random.ts';

/** One customer while the records about them are written. */
export interface Customer {
  index: number;
  partner: string;
  company: Company;
  language: string;
  isOrganization: boolean;
  isDeceased: boolean;
  isInsolvent: boolean;
  isBlocked: boolean;
  habit: Habit;
  /** Where the first contract stands; others are no worse. */
  bucket: Bucket;
  familyName: string;
  today: string;
  numbers: CustomerNumbers;
  random: Random;
  book: RecordBook;
}

/** Draws who a customer is: company, language, habit, misfortunes. */
export function drawCustomer(
  seed: number,
  index: number,
  today: string,
  book: RecordBook,
): Customer {
  const random = createRandom(seed, index);
  const company = random.weighted(companies);
  const isOrganization = random.chance(company.organizations);
  const { bucket } = random.weighted(buckets);
  return {
    index,
    partner: customerNumber(index),
    company,
    language: random.weighted(company.languages).language,
    isOrganization,
    isDeceased: !isOrganization && random.chance(0.003),
    isInsolvent: random.chance(isOverdue(bucket) ? 0.012 : 0.002),
    isBlocked: random.chance(0.001),
    habit: random.weighted(habitsByBucket[bucket]).habit,
    bucket,
    familyName: '',
    today,
    numbers: createCustomerNumbers(index),
    random,
    book,
  };
}

/** Overdue buckets start the day after the due date. */
export function isOverdue(bucket: Bucket): boolean {
  return bucket !== 'current' && bucket !== 'preDue';
}
