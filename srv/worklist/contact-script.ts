import type { Language } from '../domain/language.ts';
import type { Database } from '../platform/database.ts';
import type { Visit } from './visit.ts';

/** One thing to say, with the customer's own name and figures in it. */
export interface ScriptStep {
  readonly sequence: number;
  readonly title: string;
  readonly text: string;
}

export interface ContactScript {
  /** In which the agent speaks; null without a script. */
  readonly language: string | null;
  readonly steps: readonly ScriptStep[];
}

interface CustomerRow {
  readonly name: string | null;
  readonly language: string | null;
  readonly segmentLanguage: string | null;
  readonly segmentName: string | null;
  readonly agentName: string | null;
  readonly currency: string | null;
  readonly amount: string | null;
  readonly days: number | null;
  readonly strategy: string | null;
}

const CUSTOMER = `SELECT customer.name, customer.language, segment.language AS "segmentLanguage",
    segment.name AS "segmentName", specialist.name AS "agentName", position.currency,
    CAST(position.toCollectAmount AS VARCHAR(30)) AS amount, position.daysPastDue AS days,
    version.strategy
  FROM saldo_worklists_Positions position
  JOIN saldo_ledger_Partners customer
    ON customer.source = position.source AND customer.partner = position.partner
  JOIN saldo_organization_Segments segment ON segment.segment = position.segment
  LEFT JOIN saldo_strategies_StrategyVersions version ON version.ID = position.strategyVersion
  LEFT JOIN saldo_organization_Specialists specialist ON specialist.agent = ?
  WHERE position.run = ? AND position.source = ? AND position.partner = ?`;

/** The closest script first: a strategy weighs more than a stage. */
const STEPS = `SELECT step.script, step.language, step.sequence, step.title, step.text
  FROM saldo_contacts_CallScripts script
  JOIN saldo_contacts_CallScriptSteps step ON step.script = script.ID
  WHERE script.segment = ? AND COALESCE(script.strategy, '') IN ('', ?)
    AND COALESCE(script.stage, '') IN ('', ?)
    AND script.validFrom <= ? AND (script.validTo IS NULL OR script.validTo >= ?)
  ORDER BY CASE WHEN COALESCE(script.strategy, '') = '' THEN 1 ELSE 0 END,
    CASE WHEN COALESCE(script.stage, '') = '' THEN 1 ELSE 0 END,
    script.validFrom DESC, script.ID, step.sequence`;

interface StepRow extends ScriptStep {
  readonly script: string;
  readonly language: string;
}

/**
 * What to say to the customer, by the strategy and stage of their position: in their language, else
 * in the segment's, else in the first that the script has. Empty where the segment has no script.
 */
export async function contactScript({ db, agent, position }: Visit): Promise<ContactScript> {
  const { run, source, partner } = position;
  const [customer] = await db.query<CustomerRow>(CUSTOMER, [agent, run, source, partner]);
  if (!customer) return { language: null, steps: [] };
  const steps = await stepsOf(db, position, customer.strategy ?? '');
  const spoken = [customer.language, customer.segmentLanguage, steps[0]?.language];
  const language = spoken.find((one) => steps.some((step) => step.language === one)) ?? null;
  const values = valuesOf(customer, agent, (language ?? 'en') as Language);
  return {
    language,
    steps: steps
      .filter((step) => step.language === language)
      .map(({ sequence, title, text }) => ({ sequence, title, text: filled(text, values) })),
  };
}

async function stepsOf(
  db: Database,
  { segment, stage, businessDate }: Visit['position'],
  strategy: string,
): Promise<StepRow[]> {
  const params = [segment, strategy, stage, businessDate, businessDate];
  const rows = await db.query<StepRow>(STEPS, params);
  return rows.filter(({ script }) => script === rows[0]?.script);
}

function valuesOf(
  { name, segmentName, agentName, currency, amount, days }: CustomerRow,
  agent: string,
  language: Language,
): Readonly<Record<string, string>> {
  return {
    name: name ?? '',
    agent: agentName ?? agent,
    segment: segmentName ?? '',
    amount: currency ? money(amount ?? '0', currency, language) : '',
    days: String(days ?? 0),
  };
}

/** Formats the decimal text as it is, to the last digit. */
function money(amount: string, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    useGrouping: 'always',
  });
  return format.format(amount as `${number}`);
}

/** A placeholder that is not known stays, so that who wrote the script sees it. */
function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}
