import type { Random } from '../../sandbox/bank/random.ts';
import type { ErpHttp, HttpAnswer, HttpWrite } from '../../srv/erp/http-caller.ts';
import { type ErpResponse, failure } from './erp/erp-answer.ts';
import type { ErpRequest, SimErp } from './erp/sim-erp.ts';
import type { Faults } from './faults.ts';
import type { SimProcess } from './sim-process.ts';
import type { Situation } from './situations.ts';
import type { SparedOperations } from './spared-operations.ts';
import type { Tally } from './tally.ts';
import type { Timeline } from './timeline.ts';

/** The network between all processes and the ERP. */
export interface Network {
  readonly timeline: Timeline;
  readonly faults: Faults;
  readonly random: Random;
  readonly situations: Tally<Situation>;
  readonly erp: SimErp;
  /** After so many milliseconds a sender gives up. */
  readonly deadline: number;
  /** Tells, each time it is called, whether a process still holds what it sends. */
  claimOf(process: string, body: object | undefined): () => boolean;
  /** Told of what is sent without being held. */
  sentUnclaimed(path: string): void;
  /** Told of answers that ask to wait. */
  readonly spared: SparedOperations;
  /** The order in which requests are sent and arrive. */
  readonly order: { sent: number; arrived: number };
}

const SITUATION_OF: Readonly<Record<number, Situation>> = {
  403: 'tokenRefused',
  412: 'conflict',
  422: 'businessRefusal',
};

/** By an ERP that is busy: no proxy doubles what has come back. */
const TURNED_AWAY = [429, 503];

type Request = Omit<ErpRequest, 'isBeyondControl'>;

/** A request on its way. */
interface Sent extends Request {
  /** Which of all requests it is. */
  readonly number: number;
  /** Its process stood still after it had looked whether it still holds what it sends. */
  readonly stoodStill: boolean;
}

type Headers = Readonly<Record<string, string>>;

/** HTTP of one process over the network: requests and answers get lost, late, doubled or cut. */
export class SimHttp implements ErpHttp {
  readonly #network: Network;
  readonly #process: SimProcess;

  constructor(network: Network, process: SimProcess) {
    this.#network = network;
    this.#process = process;
  }

  async get(path: string, headers: Headers): Promise<HttpAnswer> {
    const answer = await this.#send({ method: 'GET', path, headers, body: undefined });
    if (answer.status < 300) return answer;
    throw Object.assign(new Error(`status ${answer.status}`), { response: answer });
  }

  write({ method, url, data }: HttpWrite, headers: Headers): Promise<HttpAnswer> {
    return this.#send({ method, path: url, headers, body: data });
  }

  async #send(request: Request): Promise<HttpAnswer> {
    const { timeline, faults, order } = this.#network;
    const begun = timeline.now;
    await this.#process.step(`${request.method} ${request.path}`, 1);
    const stoodStill = timeline.now - begun > 1;
    if (faults.strikes('connectionRefused')) throw REFUSED;
    order.sent += 1;
    const answer = await this.#exchange({ ...request, number: order.sent, stoodStill });
    await this.#process.step(`use answer ${answer.status}`, 1);
    return answer;
  }

  #exchange(sent: Sent): Promise<HttpAnswer> {
    const { timeline, faults, random, deadline } = this.#network;
    return new Promise((resolve, reject) => {
      let isGivenUp = false;
      let isTurnedAway = false;
      this.#process.after(deadline, () => {
        isGivenUp = true;
        reject(GIVEN_UP);
      });
      if (faults.strikes('lostRequest')) return;
      const transit = this.#transit();
      const holdsClaim = this.#network.claimOf(this.#process.name, sent.body);
      if (!sent.stoodStill && !holdsClaim()) {
        this.#network.sentUnclaimed(`${this.#process.name} ${sent.path}`);
      }
      timeline.after(transit, () => {
        const answer = this.#arrive(sent, !holdsClaim());
        isTurnedAway = TURNED_AWAY.includes(answer.status);
        this.#answer(answer, resolve, reject, () => {
          if (!isGivenUp && holdsClaim()) this.#network.spared.heard(sent.body, answer);
        });
      });
      if (!faults.strikes('duplicateRequest')) return;
      timeline.after(transit + random.int(0, 60_000), () => {
        if (!isTurnedAway) this.#arrive(sent, true);
      });
    });
  }

  /** Milliseconds until a request arrives. */
  #transit(): number {
    const { faults, random, deadline } = this.#network;
    if (faults.strikes('lateRequest')) return random.int(deadline, 5 * deadline);
    return faults.strikes('slowAnswer') ? random.int(deadline / 2, deadline) : random.int(5, 1_500);
  }

  #answer(
    answer: ErpResponse,
    resolve: (answer: HttpAnswer) => void,
    reject: (error: Error) => void,
    heard: () => void,
  ): void {
    const { faults, random } = this.#network;
    if (faults.strikes('lostAnswer')) return;
    const isCut = faults.strikes('cutAnswer');
    this.#process.after(random.int(5, 500), () => {
      if (isCut) return reject(RESET);
      heard();
      resolve(this.#asHeard(answer));
    });
  }

  #arrive(sent: Sent, isBeyondControl: boolean): ErpResponse {
    const { erp, faults, random } = this.#network;
    this.#noteArrival(sent, isBeyondControl);
    if (faults.strikes('sessionsLost')) erp.forgetSessions();
    if (sent.headers['If-Match'] && faults.strikes('changedMeanwhile')) erp.changeObjects();
    const refused = refusal(faults, random);
    const done = refused ?? erp.handle({ ...sent, isBeyondControl });
    const answer = faults.strikes('failedAfter') ? failure(500, 'Failed after the commit') : done;
    this.#process.trace(`  ERP: ${sent.method} ${sent.path.slice(-90)} gives ${answer.status}`);
    const situation = SITUATION_OF[answer.status];
    if (situation) this.#network.situations.add(situation);
    if (answer.headers['x-recognised']) this.#network.situations.add('repetitionRecognised');
    return answer;
  }

  #noteArrival({ number, method }: Sent, isUnclaimed: boolean): void {
    if (method === 'GET') return;
    const { order, situations } = this.#network;
    if (number < order.arrived) situations.add('requestReordered');
    if (isUnclaimed) situations.add('requestUnclaimed');
    order.arrived = Math.max(order.arrived, number);
  }

  #asHeard({ status, headers, body }: ErpResponse): HttpAnswer {
    const data = typeof body === 'string' ? body : JSON.stringify(body);
    const isCut = this.#network.faults.strikes('cutJson');
    return { status, headers, data: isCut ? data.slice(0, data.length / 2) : data };
  }
}

/** What the ERP answers without having looked at the request. */
function refusal(faults: Faults, random: Random): ErpResponse | undefined {
  const wait = { 'retry-after': String(random.int(1, 90)) };
  if (faults.strikes('throttled')) return failure(429, 'Too many requests', wait);
  if (faults.strikes('unavailable')) return failure(503, 'Service unavailable', wait);
  if (faults.strikes('failedBefore')) return failure(500, 'Failed before the posting');
  if (!faults.strikes('signInPage')) return undefined;
  return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' };
}

/** Made once: what an error costs is its stack. */
const REFUSED = networkError('ECONNREFUSED');
const RESET = networkError('ECONNRESET');
const GIVEN_UP = networkError('ERR_CANCELED');

function networkError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
