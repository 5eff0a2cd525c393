import cds from '@sap/cds';
import { servePages } from './paging.ts';

/** Where the rows of the two parameterised sets lie. */
const sources: Record<string, { table: string; amount: string; display: string }> = {
  CABPPaytEnhcdForDspCrcy: {
    table: 'sandbox.Payment',
    amount: 'CAPaymentAmountInTransCrcy',
    display: 'CAPaymentAmountInDisplayCrcy',
  },
  CABPPaytItemEnhcdForDspCrcy: {
    table: 'sandbox.PaymentItem',
    amount: 'CAClearingAmountInTransCrcy',
    display: 'CAClearingAmountInDisplayCrcy',
  },
};

interface Select {
  from: { ref: { id: string; args?: Record<string, { val: unknown }> }[] };
  columns?: ('*' | { ref?: string[] })[];
}

/** Reads payments from the table behind them, with the display currency that the caller asked for. */
export function servePayments(service: cds.Service, pageSize: number): void {
  servePages(service, pageSize, (req) => cds.db.run(req.query as never));
  service.prepend(() => {
    service.on('READ', '*', (req, next) => {
      const { SELECT } = req.query as unknown as { SELECT: Select };
      const step = SELECT.from.ref[0];
      const source = sources[step?.id.split('.').at(-1) ?? ''];
      if (step === undefined || source === undefined) return next();
      const currency = step.args?.P_DisplayCurrency?.val ?? '';
      const names = columnNames(SELECT, req.target as unknown as cds.entity);
      const read = cds.ql.clone(req.query as never) as unknown as { SELECT: object };
      read.SELECT = {
        ...SELECT,
        from: { ref: [source.table] },
        columns: names.map((name) => column(name, currency, source)),
      };
      req.query = read as typeof req.query;
      return next();
    });
  });
}

function columnNames({ columns }: Select, target: cds.entity): string[] {
  const all = Object.keys(target.elements).filter((name) => name !== 'P_DisplayCurrency');
  const named = (columns ?? ['*']).flatMap((entry) =>
    entry === '*' ? all : (entry.ref?.slice(0, 1) ?? []),
  );
  return [...new Set(named)];
}

/** Only an amount already in the display currency is shown in it: the demo asks for nothing else. */
function column(name: string, currency: unknown, source: { amount: string; display: string }) {
  if (name === 'DisplayCurrency') return { val: currency, as: name };
  if (name !== source.display) return { ref: [name] };
  const condition = ['when', { ref: ['TransactionCurrency'] }, '=', { val: currency }];
  return {
    xpr: ['case', ...condition, 'then', { ref: [source.amount] }, 'else', { val: null }, 'end'],
    as: name,
    cast: { type: 'cds.Decimal', precision: 13, scale: 2 },
  };
}
