import cds from '@sap/cds';
import { type Asker, askerOf } from '../requests/asker.ts';
import { idOf } from '../requests/id-of.ts';
import { type DraftKind, type DraftRow, loadDraft } from './draft-kind.ts';
import { withTexts } from './with-texts.ts';

/** An action on a draft; an id that it returns is that of a draft it made. */
export type Decide<Row, Input> = (asker: Asker, row: Row, input: Input) => Promise<unknown>;

/** Serves an action on an entity: it answers with the row as it is then, or with the one it made. */
export function onDraft<Row extends DraftRow, Input>(
  service: cds.Service,
  [entity, action]: readonly [entity: string, action: string],
  kind: DraftKind<Row>,
  decide: Decide<Row, Input>,
): void {
  onRow(service, [entity, action], async (request) => {
    const asker = await askerOf(request);
    const row = await loadDraft(asker.db, kind, idOf(request));
    const made = await decide(asker, row, request.data as Input);
    return typeof made === 'string' ? made : row.id;
  });
}

/** As above, for an action that reads what it needs itself; it may return the id of another row. */
export function onRow(
  service: cds.Service,
  [entity, action]: readonly [entity: string, action: string],
  decide: (request: cds.Request) => Promise<unknown>,
): void {
  const answer = withTexts(async (request) => {
    const made = await decide(request);
    const id = typeof made === 'string' ? made : idOf(request);
    const { SELECT } = cds.ql;
    return service.run(SELECT.one.from(`StrategiesService.${entity}`, id));
  });
  service.on(action, entity, answer);
}
