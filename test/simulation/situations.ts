/** What has to come about in histories, beside the faults themselves, for a promise to be put to the test. */
const SITUATIONS = [
  /** A process dies with a transaction open. */
  'diedInTransaction',
  /** A request reaches the ERP after one that was sent later. */
  'requestReordered',
  /** A request reaches the ERP when its sender has lost its claim. */
  'requestUnclaimed',
  /** A sender takes over what another has claimed and not settled: that died, or is still at work. */
  'claimTakenOver',
  /** A sender comes to an end with an operation that another has taken over meanwhile. */
  'senderOvertaken',
  /** A sender notices in time that its leases are lost. */
  'leaseLost',
  /** The ERP refuses a token that it has forgotten: 403. */
  'tokenRefused',
  /** The ERP refuses a change of what somebody else has changed: 412. */
  'conflict',
  /** The ERP refuses for what was asked: 422. */
  'businessRefusal',
  /** The ERP recognises a repeated request, and answers as to the first. */
  'repetitionRecognised',
  /** Nobody can know any more whether a request may be repeated. */
  'windowExpired',
  /** What always fails is left to a person, and what waits for it waits. */
  'poisonParked',
  /** A person sends again what was parked. */
  'redriven',
  /** What was sent again by a person comes to a good end. */
  'redrivenDone',
  /** A person confirms what was parked, since the ERP has it. */
  'confirmedByDesk',
  /** A person gives up what was parked, and it is taken back here. */
  'cancelledByDesk',
  /** A person asks again for what was given up, and it is on its way again. */
  'askedForAgain',
  /** A person wants to give up what the ERP has, and is not let. */
  'cancelRefused',
  /** An account differs from the ERP, and write-back is kept off it. */
  'heldByQuarantine',
  /** The comparison of keys brings what no delta did. */
  'keysRepaired',
] as const;

export type Situation = (typeof SITUATIONS)[number];

export const SITUATION_NAMES: readonly Situation[] = SITUATIONS;
