import type { Request, RequestHandler, Response } from 'express';
import { createRandom, type Random } from '../bank/random.ts';

/** Faults to play, for requests that match; rates are chances in [0, 1]. */
export interface FaultPlan {
  /** Only these methods; all when left out. */
  methods?: string[];
  /** Only paths that contain this text. */
  pathContains?: string;
  latencyMs?: number;
  /** Answers 429 with Retry-After. */
  rate429?: number;
  retryAfterSeconds?: number;
  /** Answers 503. */
  rate503?: number;
  /** The request takes effect, then the connection is cut before the answer. */
  cutAfterCommit?: number;
  /** The same for the next so many matching requests, whatever the rate. */
  cutNext?: number;
  /** Answers 400 with this message of the ERP, whatever is asked. */
  refuse?: { code: string; message: string };
  seed?: number;
}

/** What the gateway does to requests until told otherwise. */
export interface FaultPlayer {
  handler: RequestHandler;
  play(plan: FaultPlan): void;
  stop(): void;
  current(): FaultPlan | undefined;
}

export function faultPlayer(): FaultPlayer {
  let plan: FaultPlan | undefined;
  let random = createRandom(1);
  const handler: RequestHandler = (req, res, next) => {
    if (plan === undefined || !matches(plan, req)) return next();
    if (plan.refuse) return void res.status(400).json({ error: plan.refuse });
    const refused = refusal(plan, random);
    if (refused) return void refuse(res, refused, plan);
    if (takesCut(plan, random)) cutBeforeAnswer(res);
    setTimeout(next, plan.latencyMs ?? 0);
  };
  return {
    handler,
    play: (next) => {
      plan = { ...next };
      random = createRandom(next.seed ?? 1, -3);
    },
    stop: () => {
      plan = undefined;
    },
    current: () => plan,
  };
}

function matches(plan: FaultPlan, req: Request): boolean {
  if (plan.methods && !plan.methods.includes(req.method)) return false;
  return req.originalUrl.includes(plan.pathContains ?? '');
}

function refusal(plan: FaultPlan, random: Random): 429 | 503 | undefined {
  if (random.chance(plan.rate429 ?? 0)) return 429;
  if (random.chance(plan.rate503 ?? 0)) return 503;
  return undefined;
}

function refuse(res: Response, status: 429 | 503, plan: FaultPlan): void {
  if (status === 429) res.set('retry-after', String(plan.retryAfterSeconds ?? 1));
  const message = status === 429 ? 'Too many requests' : 'Service unavailable';
  res.status(status).json({ error: { code: `SANDBOX/${status}`, message } });
}

function takesCut(plan: FaultPlan, random: Random): boolean {
  if ((plan.cutNext ?? 0) > 0) {
    plan.cutNext = (plan.cutNext ?? 0) - 1;
    return true;
  }
  return random.chance(plan.cutAfterCommit ?? 0);
}

/** The answer is ready, so its effect is committed; the client never sees it. */
function cutBeforeAnswer(res: Response): void {
  const cut = () => {
    res.req.socket.destroy();
    return res;
  };
  res.write = () => cut() !== undefined;
  res.end = cut;
}
