import { randomUUID } from 'node:crypto';
import cds from '@sap/cds';

/** What most tests are designed with. */
const USUAL = { entersFromDays: 1, power: 0.8, significance: 0.05, looks: 3 };
const HALF = 50;

type Design = Readonly<Record<string, unknown>>;

/** A draft of a test of a challenger's strategy against how things go today; its id. */
export async function draftTest(service: cds.Service, request: cds.Request): Promise<string> {
  const { challenger, sharePercent, ...design } = request.data as Design;
  const share = Number(sharePercent ?? HALF);
  const ID = randomUUID();
  const arms = [
    { arm: 'champion', isChampion: true, sharePercent: 100 - share },
    { arm: 'challenger', strategy: challenger, sharePercent: share },
  ];
  const { INSERT } = cds.ql;
  const test = { ...USUAL, ...given(design), ID, arms };
  await service.run(INSERT.into('StrategiesService.Experiments').entries(test));
  return ID;
}

/** Another design of a draft; what is left out stays as it is. */
export async function redesignTest(
  service: cds.Service,
  id: string,
  design: Design,
): Promise<void> {
  const { UPDATE } = cds.ql;
  await service.run(UPDATE.entity('StrategiesService.Experiments', id).with(given(design)));
}

function given(design: Design): Design {
  const said = Object.entries(design).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(said);
}
