import { type FactContent, inFour } from './fact-content.ts';

/** What a customer owes: sums and counts over the collectible open items. */
export const DEBT_FACTS = {
  overdueTotal: {
    kind: 'amount',
    label: inFour('Overdue total', 'Total vencido', 'Überfälliger Betrag', 'Total vencido'),
    phrase: inFour('{value} overdue', '{value} vencidos', '{value} überfällig', '{value} vencidos'),
    source: 'Sum of collectible open items due before the key date.',
  },
  overdueBeyondTolerance: {
    kind: 'amount',
    parameters: ['toleranceDays'],
    label: inFour(
      'Overdue beyond tolerance',
      'Vencido tras la tolerancia',
      'Überfällig nach Toleranz',
      'Vencido após a tolerância',
    ),
    phrase: inFour(
      '{value} overdue beyond tolerance',
      '{value} vencidos tras la tolerancia',
      '{value} nach Toleranz überfällig',
      '{value} vencidos após a tolerância',
    ),
    source: 'As the overdue total, without items overdue for no more than the tolerance days.',
  },
  overdueNotPromised: {
    kind: 'amount',
    label: inFour(
      'Overdue and not promised',
      'Vencido sin promesa',
      'Überfällig ohne Zusage',
      'Vencido sem promessa',
    ),
    phrase: inFour(
      '{value} overdue and not promised',
      '{value} vencidos sin promesa',
      '{value} überfällig und nicht zugesagt',
      '{value} vencidos sem promessa',
    ),
    source: 'As the overdue total, without items in an open promise.',
  },
  dueSoonTotal: {
    kind: 'amount',
    parameters: ['dueSoonDays'],
    label: inFour('Due soon', 'Próximo a vencer', 'Demnächst fällig', 'A vencer em breve'),
    phrase: inFour(
      '{value} due soon',
      '{value} próximos a vencer',
      '{value} demnächst fällig',
      '{value} a vencer em breve',
    ),
    source:
      'Sum of collectible open items due on the key date or in the days that due soon looks ahead.',
  },
  dueSoonCount: {
    kind: 'count',
    unit: 'items',
    parameters: ['dueSoonDays'],
    label: inFour(
      'Items due soon',
      'Partidas próximas a vencer',
      'Demnächst fällige Posten',
      'Itens a vencer em breve',
    ),
    source: 'Number of the items that are due soon.',
  },
  openTotal: {
    kind: 'amount',
    label: inFour('Open total', 'Total abierto', 'Offener Betrag', 'Total em aberto'),
    phrase: inFour(
      '{value} open in total',
      '{value} abiertos en total',
      '{value} insgesamt offen',
      '{value} em aberto no total',
    ),
    source: 'Sum of all collectible open items, due or not.',
  },
  largestItem: {
    kind: 'amount',
    label: inFour(
      'Largest overdue item',
      'Mayor partida vencida',
      'Größter überfälliger Posten',
      'Maior item vencido',
    ),
    phrase: inFour(
      'Largest overdue item {value}',
      'Mayor partida vencida de {value}',
      'Größter überfälliger Posten {value}',
      'Maior item vencido de {value}',
    ),
    source: 'The largest collectible amount of one overdue item.',
  },
  overdueItemCount: {
    kind: 'count',
    unit: 'items',
    label: inFour('Overdue items', 'Partidas vencidas', 'Überfällige Posten', 'Itens vencidos'),
    source: 'Number of collectible items due before the key date.',
  },
  oldestDaysOverdue: {
    kind: 'days',
    label: inFour(
      'Oldest days overdue',
      'Días de mora',
      'Tage überfällig (ältester Posten)',
      'Dias em atraso',
    ),
    phrase: inFour(
      'Overdue for {value}',
      'En mora desde hace {value}',
      '{value} überfällig',
      'Em atraso há {value}',
    ),
    source:
      'Days from the due date of the oldest overdue collectible item to the key date; 0 when nothing is overdue.',
  },
  averageDaysOverdue: {
    kind: 'days',
    label: inFour(
      'Average days overdue',
      'Promedio de días de mora',
      'Durchschnittlich überfällige Tage',
      'Média de dias em atraso',
    ),
    phrase: inFour(
      'Overdue for {value} on average',
      'En mora {value} en promedio',
      'Im Schnitt {value} überfällig',
      'Em atraso há {value} em média',
    ),
    source: 'Days overdue, the mean over overdue collectible items, each counting the same.',
  },
  dueTotal: {
    kind: 'amount',
    label: inFour(
      'Overdue and due today',
      'Vencido y con vencimiento hoy',
      'Überfällig und heute fällig',
      'Vencido e a vencer hoje',
    ),
    phrase: inFour(
      '{value} due by today',
      '{value} con vencimiento hasta hoy',
      '{value} bis heute fällig',
      '{value} com vencimento até hoje',
    ),
    source: 'Sum of collectible open items due on or before the key date.',
  },
  toCollect: {
    kind: 'amount',
    parameters: ['dunningDays'],
    label: inFour('To be collected', 'Por cobrar', 'Einzufordern', 'A cobrar'),
    phrase: inFour(
      '{value} to be collected',
      '{value} por cobrar',
      '{value} einzufordern',
      '{value} a cobrar',
    ),
    source:
      'Due by the key date, less items in an open promise, disputes not to be collected and what dunning notices of the last dunning days ask for; items with payment arranged (deferred, in an instalment plan) do not count.',
  },
} as const satisfies Record<string, FactContent>;
