import cds from '@sap/cds';
import { tellSafely } from '../requests/faults.ts';
import { explainPosition } from './explain-position.ts';
import { readFacts } from './facts.ts';
import { serveLists } from './lists/serve-lists.ts';
import { servePacks } from './packs/serve-packs.ts';
import { readOwnSegments } from './read-own-segments.ts';
import { serveDesk } from './serve-desk.ts';
import { serveExperiments } from './serve-experiments.ts';
import { serveSettings } from './serve-settings.ts';
import { serveTrees } from './serve-trees.ts';
import { serveTrials } from './serve-trials.ts';
import { serveVersions } from './serve-versions.ts';
import { whichStrategy } from './which-strategy.ts';
import { withTexts } from './with-texts.ts';

/** How collection is steered. Each kind of decision stands in a file of its own. */
export default class StrategiesService extends cds.ApplicationService {
  override init() {
    readOwnSegments(this);
    serveVersions(this);
    serveTrees(this);
    serveExperiments(this);
    serveSettings(this);
    serveDesk(this);
    serveTrials(this);
    serveLists(this);
    servePacks(this);
    this.on('READ', 'Facts', readFacts);
    this.on('explain', withTexts(explainPosition));
    this.on('whichStrategy', withTexts(whichStrategy));
    this.on('error', tellSafely);
    return super.init();
  }
}
