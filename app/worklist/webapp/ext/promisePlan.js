/**
 * The arithmetic behind the promise dialog: a plan goes in, the changed plan comes out.
 * Amounts stay decimal strings, as the service sends them, and are added as whole numbers of
 * ten-thousandths: what is exact in the ledger stays exact on the screen.
 */
sap.ui.define(
  ['sap/base/i18n/Localization', 'sap/ui/core/Locale', 'sap/ui/core/LocaleData', './itemKey'],
  (Localization, Locale, LocaleData, itemKey) => {
    const decimals = 4;
    const daysToFirstDate = 7;

    /**
     * A first proposal: all that is due and may be asked for, in one payment a week from now. Items
     * on which nothing may be promised are shown with the reason, and cannot be chosen.
     */
    function begin(items, today) {
      const rows = items.map((item) => ({
        ...item,
        promised: item.collectible,
        chosen: item.isProposed,
        isPromisable: item.whyNot === null,
      }));
      const promisable = rows.filter((row) => row.isPromisable);
      const currencies = [...new Set(promisable.map((row) => row.currency))];
      return chooseCurrency({
        all: rows,
        currencies,
        currency: currencies[0],
        today,
        instalments: 1,
        note: '',
      });
    }

    /** One promise has one currency; the items of the others wait for a promise of their own. */
    function chooseCurrency(plan) {
      const items = plan.all.filter((row) => row.currency === plan.currency);
      return split({ ...plan, items });
    }

    /** The figures changed beneath the dialog: what was chosen and typed stays where it still can be. */
    function withItems(plan, items) {
      const known = new Map(plan.items.map((row) => [itemKey.textOf(row), row]));
      const all = begin(items, plan.today).all.map((row) => {
        const before = known.get(itemKey.textOf(row));
        if (!before) return row;
        const isWhole = before.promised === before.collectible;
        return {
          ...row,
          chosen: before.chosen && row.isPromisable,
          promised: isWhole ? row.collectible : before.promised,
        };
      });
      const shown = all.filter((row) => row.currency === plan.currency);
      return followItems({ ...plan, all, items: shown });
    }

    /** The chosen items changed: a single payment follows their sum, an agreed schedule stays. */
    function followItems(changed) {
      const items = changed.items.map((row) => ({
        ...row,
        chosen: row.chosen && row.isPromisable,
      }));
      const plan = { ...changed, items };
      return plan.dates.length === 1 ? split(plan) : recount(plan);
    }

    /** Cuts the promised sum into as many monthly payments as wished; odd units go to the first ones. */
    function split(plan) {
      const unit = 10 ** (decimals - currencyDigits(plan.currency));
      const total = Math.round(sumOfItems(plan) / unit);
      const count = Math.max(1, Number(plan.instalments));
      const first = plan.dates?.[0]?.dueOn ?? daysAfter(plan.today, daysToFirstDate);
      const dates = Array.from({ length: count }, (_, index) => ({
        dueOn: monthsAfter(first, index),
        amount: toText((Math.floor(total / count) + (index < total % count ? 1 : 0)) * unit),
        currency: plan.currency,
      }));
      return recount({ ...plan, dates });
    }

    function addDate(plan) {
      const last = plan.dates.at(-1)?.dueOn;
      const dueOn = last ? monthsAfter(last, 1) : daysAfter(plan.today, daysToFirstDate);
      const missing = Math.max(0, sumOfItems(plan) - sumOf(plan.dates, 'amount'));
      const date = { dueOn, amount: toText(missing), currency: plan.currency };
      return recount({ ...plan, dates: [...plan.dates, date] });
    }

    function removeDate(plan, date) {
      return recount({ ...plan, dates: plan.dates.filter((row) => row !== date) });
    }

    /** Sums and whether they agree; the service checks the same again, and more. */
    function recount(plan) {
      const promised = sumOfItems(plan);
      const scheduled = sumOf(plan.dates, 'amount');
      return {
        ...plan,
        promisedTotal: toText(promised),
        scheduledTotal: toText(scheduled),
        difference: toText(promised - scheduled),
        agrees: promised > 0 && promised === scheduled && plan.dates.every((date) => date.dueOn),
      };
    }

    /** What the action promiseToPay takes. */
    function parameters(plan) {
      const items = plan.items.filter((row) => row.chosen);
      return {
        items: items.map((row) => ({ ...itemKey.of(row), amount: row.promised })),
        dates: plan.dates.map(({ dueOn, amount }) => ({ dueOn: isoDay(dueOn), amount })),
        note: plan.note || null,
      };
    }

    function sumOfItems(plan) {
      return sumOf(
        plan.items.filter((row) => row.chosen),
        'promised',
      );
    }

    function sumOf(rows, name) {
      return rows.reduce((sum, row) => sum + toUnits(row[name]), 0);
    }

    function toUnits(text) {
      const [whole, fraction = ''] = String(text ?? '0').split('.');
      const units = Number(
        whole.replace('-', '') + fraction.padEnd(decimals, '0').slice(0, decimals),
      );
      return whole.startsWith('-') ? -units : units;
    }

    function toText(units) {
      const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
      const sign = units < 0 ? '-' : '';
      return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
    }

    function currencyDigits(currency) {
      const locale = new Locale(Localization.getLanguageTag());
      return LocaleData.getInstance(locale).getCurrencyDigits(currency);
    }

    function daysAfter(date, days) {
      return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
    }

    /** The same day some months later, or that month's last day: 31 January is followed by 28 February. */
    function monthsAfter(date, months) {
      const lastDay = new Date(date.getFullYear(), date.getMonth() + months + 1, 0).getDate();
      const day = Math.min(date.getDate(), lastDay);
      return new Date(date.getFullYear(), date.getMonth() + months, day);
    }

    function isoDay(date) {
      const month = String(date.getMonth() + 1).padStart(2, '0');
      return `${date.getFullYear()}-${month}-${String(date.getDate()).padStart(2, '0')}`;
    }

    return {
      begin,
      withItems,
      chooseCurrency,
      followItems,
      split,
      addDate,
      removeDate,
      recount,
      parameters,
    };
  },
);
