import { type FactContent, inFour } from './fact-content.ts';

/** How the customer pays. Paid items are those cleared in full, as far back as payments are read. */
export const PAYMENT_FACTS = {
  behaviour: {
    kind: 'code',
    label: inFour(
      'Payment behaviour',
      'Comportamiento de pago',
      'Zahlungsverhalten',
      'Comportamento de pagamento',
    ),
    source:
      'Class of the payer (prompt, late, erratic, distressed) from paid items and the thresholds of the segment.',
  },
  averageDaysLate: {
    kind: 'days',
    label: inFour(
      'Average days late',
      'Promedio de días de retraso',
      'Durchschnittlicher Zahlungsverzug',
      'Média de dias de atraso',
    ),
    phrase: inFour(
      'Pays {value} late on average',
      'Paga con {value} de retraso en promedio',
      'Zahlt im Schnitt {value} zu spät',
      'Paga com {value} de atraso em média',
    ),
    source: 'Days from due date to clearing, the mean over paid items; early counts as 0.',
  },
  daysSincePayment: {
    kind: 'days',
    label: inFour(
      'Days since last payment',
      'Días desde el último pago',
      'Tage seit letzter Zahlung',
      'Dias desde o último pagamento',
    ),
    phrase: inFour(
      'Last payment {value} ago',
      'Último pago hace {value}',
      'Letzte Zahlung {value} her',
      'Último pagamento há {value}',
    ),
    today: inFour(
      'Last payment today',
      'Último pago hoy',
      'Letzte Zahlung heute',
      'Último pagamento hoje',
    ),
    source: 'Days since the latest payment that was not returned.',
  },
  returnedDebits: {
    kind: 'count',
    unit: 'payments',
    label: inFour(
      'Returned direct debits',
      'Débitos devueltos',
      'Rücklastschriften',
      'Débitos devolvidos',
    ),
    source: 'Number of payments that came back.',
  },
  averageDaysLate6Months: {
    kind: 'days',
    label: inFour(
      'Average days late, 6 months',
      'Promedio de días de retraso, 6 meses',
      'Durchschnittlicher Zahlungsverzug, 6 Monate',
      'Média de dias de atraso, 6 meses',
    ),
    phrase: inFour(
      'Pays {value} late on average over six months',
      'Paga con {value} de retraso en promedio en seis meses',
      'Zahlt in sechs Monaten im Schnitt {value} zu spät',
      'Paga com {value} de atraso em média em seis meses',
    ),
    source: 'As average days late, over items cleared in the last 182 days.',
  },
  averageDaysLate12Months: {
    kind: 'days',
    label: inFour(
      'Average days late, 12 months',
      'Promedio de días de retraso, 12 meses',
      'Durchschnittlicher Zahlungsverzug, 12 Monate',
      'Média de dias de atraso, 12 meses',
    ),
    phrase: inFour(
      'Pays {value} late on average over twelve months',
      'Paga con {value} de retraso en promedio en doce meses',
      'Zahlt in zwölf Monaten im Schnitt {value} zu spät',
      'Paga com {value} de atraso em média em doze meses',
    ),
    source: 'As average days late, over items cleared in the last 365 days.',
  },
  paymentTrend: {
    kind: 'code',
    label: inFour('Payment trend', 'Tendencia de pago', 'Zahlungstrend', 'Tendência de pagamento'),
    source:
      'better, steady or worse: average days late of the last 182 days against the 183 before; a difference within what a prompt payer is forgiven is steady.',
  },
  paymentMethod: {
    kind: 'code',
    label: inFour('Payment method', 'Forma de pago', 'Zahlweg', 'Forma de pagamento'),
    source: 'Payment method of the contract account that owes most.',
  },
} as const satisfies Record<string, FactContent>;
