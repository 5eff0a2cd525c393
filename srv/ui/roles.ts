/** Roles that have an app in the launchpad. */
export const ROLES = [
  'agent',
  'supervisor',
  'dispute-clerk',
  'strategy-manager',
  'controller',
  'administrator',
  'integration',
  'compliance',
];
