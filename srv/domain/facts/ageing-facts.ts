import { type FactContent, inFour } from './fact-content.ts';

/** How old and how near the debts are, on the grid of the strategy version. */
export const AGEING_FACTS = {
  overdueBucket1: {
    kind: 'amount',
    parameters: ['overdueGrid'],
    label: inFour(
      'Overdue in period 1',
      'Vencido en el periodo 1',
      'Überfällig im Zeitraum 1',
      'Vencido no período 1',
    ),
    source:
      'Sum of collectible items whose days overdue lie in period 1 of the overdue grid; period 4 is open-ended.',
  },
  overdueBucket2: {
    kind: 'amount',
    parameters: ['overdueGrid'],
    label: inFour(
      'Overdue in period 2',
      'Vencido en el periodo 2',
      'Überfällig im Zeitraum 2',
      'Vencido no período 2',
    ),
    source:
      'Sum of collectible items whose days overdue lie in period 2 of the overdue grid; period 4 is open-ended.',
  },
  overdueBucket3: {
    kind: 'amount',
    parameters: ['overdueGrid'],
    label: inFour(
      'Overdue in period 3',
      'Vencido en el periodo 3',
      'Überfällig im Zeitraum 3',
      'Vencido no período 3',
    ),
    source:
      'Sum of collectible items whose days overdue lie in period 3 of the overdue grid; period 4 is open-ended.',
  },
  overdueBucket4: {
    kind: 'amount',
    parameters: ['overdueGrid'],
    label: inFour(
      'Overdue in period 4',
      'Vencido en el periodo 4',
      'Überfällig im Zeitraum 4',
      'Vencido no período 4',
    ),
    source:
      'Sum of collectible items whose days overdue lie in period 4 of the overdue grid; period 4 is open-ended.',
  },
  dueBucket1: {
    kind: 'amount',
    parameters: ['dueGrid'],
    label: inFour(
      'Due in period 1',
      'Por vencer en el periodo 1',
      'Fällig im Zeitraum 1',
      'A vencer no período 1',
    ),
    source:
      'Sum of collectible items not yet overdue whose days to the due date lie in period 1 of the due grid; period 4 is open-ended.',
  },
  dueBucket2: {
    kind: 'amount',
    parameters: ['dueGrid'],
    label: inFour(
      'Due in period 2',
      'Por vencer en el periodo 2',
      'Fällig im Zeitraum 2',
      'A vencer no período 2',
    ),
    source:
      'Sum of collectible items not yet overdue whose days to the due date lie in period 2 of the due grid; period 4 is open-ended.',
  },
  dueBucket3: {
    kind: 'amount',
    parameters: ['dueGrid'],
    label: inFour(
      'Due in period 3',
      'Por vencer en el periodo 3',
      'Fällig im Zeitraum 3',
      'A vencer no período 3',
    ),
    source:
      'Sum of collectible items not yet overdue whose days to the due date lie in period 3 of the due grid; period 4 is open-ended.',
  },
  dueBucket4: {
    kind: 'amount',
    parameters: ['dueGrid'],
    label: inFour(
      'Due in period 4',
      'Por vencer en el periodo 4',
      'Fällig im Zeitraum 4',
      'A vencer no período 4',
    ),
    source:
      'Sum of collectible items not yet overdue whose days to the due date lie in period 4 of the due grid; period 4 is open-ended.',
  },
} as const satisfies Record<string, FactContent>;
