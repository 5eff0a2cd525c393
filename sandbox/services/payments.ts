import type cds from '@sap/cds';
import { runQuery, type SelectQuery, selectOf, targetOf, withSelect } from '../cap.ts';
import { servePages } from './paging.ts';

/** Where the rows of a parameterised set lie, and its amounts. */
interface Source {
  table: string;
  amount: string;
  display: string;
}

const sources: Record<string, Source> = {
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

/** Reads payments from the table behind them, with the display currency that the caller asked for. */
export function servePayments(service: cds.Service, pageSize: number): void {
  servePages(service, pageSize, (req) => runQuery(selectOf(req) as SelectQuery));
  service.prepend(() => {
    service.on('READ', '*', (req, next) => {
      const query = selectOf(req);
      const step = query?.SELECT.from.ref[0];
      if (query === undefined || typeof step !== 'object') return next();
      const source = sources[step.id.split('.').at(-1) ?? ''];
      if (source === undefined) return next();
      const currency = step.args?.P_DisplayCurrency?.val ?? '';
      const names = columnNames(query, targetOf(req) as cds.entity);
      req.query = withSelect(query, {
        from: { ref: [source.table] },
        columns: names.map((name) => column(name, currency, source)),
      }) as unknown as typeof req.query;
      return next();
    });
  });
}

function columnNames({ SELECT }: SelectQuery, target: cds.entity): string[] {
  const all = Object.keys(target.elements).filter((name) => name !== 'P_DisplayCurrency');
  const named = (SELECT.columns ?? ['*']).flatMap((entry) => {
    if (entry === '*') return all;
    return 'ref' in entry && entry.ref ? entry.ref.slice(0, 1) : [];
  });
  return [...new Set(named)];
}

/** Only an amount already in the display currency is shown in it: the demo asks for nothing else. */
function column(name: string, currency: unknown, source: Source): object {
  if (name === 'DisplayCurrency') return { val: currency, as: name };
  if (name !== source.display) return { ref: [name] };
  const condition = ['when', { ref: ['TransactionCurrency'] }, '=', { val: currency }];
  return {
    xpr: ['case', ...condition, 'then', { ref: [source.amount] }, 'else', { val: null }, 'end'],
    as: name,
    cast: { type: 'cds.Decimal', precision: 13, scale: 2 },
  };
}
