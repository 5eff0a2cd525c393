import type cds from '@sap/cds';
import { askerOf } from '../requests/asker.ts';
import { idOf } from '../requests/id-of.ts';
import { type ContentNow, treesNow, versionsNow } from './content-now.ts';
import { keptTrial, keptTrials } from './kept-trials.ts';
import { tellTrials } from './tell-trials.ts';
import { withTexts } from './with-texts.ts';

/** Trials as they were kept: which there are, and each as whoever made it saw it. */
export function serveTrials(service: cds.Service): void {
  serve('Versions', versionsNow);
  serve('TreatmentTrees', treesNow);

  function serve(entity: string, contentNow: ContentNow): void {
    tellTrials(service, entity, contentNow);
    service.on('trials', entity, async (request: cds.Request) => {
      const asker = await askerOf(request);
      const id = idOf(request);
      const content = (await contentNow(asker.db, [id])).get(id) ?? '';
      return keptTrials(asker, id, content);
    });
    service.on(
      'keptTrial',
      entity,
      withTexts(async (request: cds.Request) =>
        keptTrial(await askerOf(request), idOf(request), request.data.trial),
      ),
    );
  }
}
