import { SaldoError } from '../domain/errors.ts';

/** Fields that a bank has added to SAP's views, by what they tell: their names are the bank's own. */
export interface OwnFields {
  /** Why a payer paid less than is owed, on the payment view. */
  readonly paymentReason?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** As the environment names them; none by default. FIELD_NAME_UNFIT for what names no field. */
export function ownFields(environment: Environment): OwnFields {
  const paymentReason = environment.SALDO_ERP_PAYMENT_REASON_FIELD;
  if (!paymentReason) return {};
  if (!/^[A-Za-z_]\w*$/.test(paymentReason)) throw unfit(paymentReason);
  return { paymentReason };
}

function unfit(name: string): SaldoError {
  return new SaldoError(
    'FIELD_NAME_UNFIT',
    `${name} names no field: set SALDO_ERP_PAYMENT_REASON_FIELD to the field's name in the service's $metadata.`,
    { name },
  );
}
