import type { ExperimentDesign } from '../../../srv/domain/experiments/design.ts';

export const champion = { arm: 'champion', isChampion: true, strategy: null, share: 5000 };
export const challenger = { arm: 'challenger', isChampion: false, strategy: 'NEW', share: 5000 };

/** Thirty percent cure; five percent points more are wished for. */
export const cureTest: ExperimentDesign = {
  id: '5d2c6b1e-0000-4000-8000-000000000001',
  startsOn: '2026-01-05',
  enrolUntil: '2026-02-28',
  endsOn: '2026-03-30',
  horizonDays: 30,
  metric: 'cured',
  expectedShare: 0.3,
  deviation: null,
  wishedEffect: 0.05,
  power: 0.8,
  significance: 0.05,
  looks: 1,
  arms: [champion, challenger],
};
