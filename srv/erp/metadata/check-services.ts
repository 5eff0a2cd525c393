import { SaldoError } from '../../domain/errors.ts';
import { compareMetadata, type Difference } from './compare-metadata.ts';
import type { MetadataSource } from './fetch-metadata.ts';
import type { UsedService } from './used-metadata.ts';

/** How one service fared. */
export interface ServiceCheck {
  readonly used: UsedService;
  readonly differences: readonly Difference[];
  /** Why its metadata could not be read. */
  readonly failure?: string;
}

/** Compares what an ERP declares with what Saldo uses; a service that cannot be read stops no other. */
export async function checkServices(
  services: readonly UsedService[],
  metadataOf: MetadataSource,
): Promise<ServiceCheck[]> {
  const checks: ServiceCheck[] = [];
  for (const used of services) checks.push(await checkService(used, metadataOf));
  return checks;
}

async function checkService(used: UsedService, metadataOf: MetadataSource): Promise<ServiceCheck> {
  try {
    return { used, differences: compareMetadata(used, await metadataOf(used.service)) };
  } catch (error) {
    if (!(error instanceof SaldoError)) throw error;
    return { used, differences: [], failure: error.message };
  }
}

/** Saldo can work with all of them. */
export function allFit(checks: readonly ServiceCheck[]): boolean {
  return checks.every(
    ({ differences, failure }) =>
      failure === undefined && differences.every(({ severity }) => severity === 'note'),
  );
}

/** The checks as lines for people: a heading for each service, a line for each difference, a sum. */
export function reportLines(checks: readonly ServiceCheck[]): string[] {
  const differences = checks.flatMap((check) => check.differences);
  const faults = differences.filter(({ severity }) => severity === 'fault').length;
  const unread = checks.filter(({ failure }) => failure !== undefined).length;
  const sum = `${checks.length} services, ${unread} not readable, ${faults} faults, ${differences.length - faults} notes`;
  const legend = [...(differences.length > 0 ? DIFFERENCES : []), ...(unread > 0 ? UNREAD : [])];
  return [...checks.flatMap(serviceLines), '', ...legend, sum];
}

const DIFFERENCES = [
  'A fault keeps Saldo from working with that object: change the view or tell us. A note does not, but somebody should know.',
];
const UNREAD = [
  'A service that is not readable may not be published (/IWFND/V4_ADMIN, or /IWFND/MAINT_SERVICE for V2), or Saldo’s user may not call it (S_SERVICE).',
];

function serviceLines({ used, differences, failure }: ServiceCheck): string[] {
  const { name, version, path } = used.service;
  const heading = `${name} (OData ${version.toUpperCase()}, ${path})`;
  if (failure !== undefined) return [heading, `  fault  not readable   ${failure}`];
  if (differences.length === 0) return [heading, `  ok     ${sizeOf(used)}`];
  return [heading, ...differences.map(differenceLine)];
}

function differenceLine({ severity, kind, where, what }: Difference): string {
  return `  ${severity.padEnd(6)} ${kind.padEnd(14)} ${where}: ${what}`;
}

function sizeOf({ entities }: UsedService): string {
  const properties = entities.reduce((sum, entity) => sum + entity.properties.length, 0);
  return `${entities.length} entity sets, ${properties} properties`;
}
