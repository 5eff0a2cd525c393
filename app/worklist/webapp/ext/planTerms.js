/**
 * The terms of the plan dialog, what the service is asked with them, and its offers as they are
 * shown. Amounts stay the decimal strings that the service sends: nothing is worked out here.
 */
sap.ui.define(['./itemKey'], (itemKey) => {
  const states = { affordable: 'Success', tight: 'Warning', unaffordable: 'Error' };
  const none = { offers: [], chosen: null, problem: '', hint: '' };

  /** Terms to start with, over all that is overdue; of a plan that was agreed before, its own. */
  function begin({ items, kinds, today, terms }) {
    const all = items.map(toRow);
    const free = all.filter(({ isFree }) => isFree);
    const currencies = [...new Set(free.map(({ currency }) => currency))];
    const wished = {
      kind: isOffered({ code: terms.kind }) ? (terms.kind ?? '') : '',
      intervalUnit: terms.intervalUnit ?? 'month',
      intervalCount: terms.intervalCount ?? 1,
      instalmentCount: terms.instalmentCount ?? 0,
      instalmentAmount: null,
      firstDueOn: null,
      rate: null,
      charges: null,
      income: null,
      expenses: null,
    };
    const minDate = dayAfter(new Date(`${today}T00:00`));
    const offered = kinds.filter(isOffered);
    const rest = { ...none, all, kinds: offered, currencies, minDate, note: '', ...wished };
    return chooseCurrency({ ...rest, currency: terms.currency ?? currencies[0] });
  }

  /** What was made in the ERP says no more of itself. */
  function isOffered({ code }) {
    return code !== 'erp';
  }

  /** A plan stands for whole items: what is promised, planned or disputed in part stays out. */
  function toRow(item) {
    const isFree = item.whyNot === null && item.collectible === item.amount;
    return { ...item, isFree, chosen: item.isProposed && isFree };
  }

  function chooseCurrency(data) {
    return changed({ ...data, items: data.all.filter((row) => row.currency === data.currency) });
  }

  /** Offers were made for other terms: they go. */
  function changed(data) {
    const chosen = data.items.filter(isChosen);
    return { ...data, ...none, isReady: chosen.length > 0 };
  }

  /** The same terms over figures as they are now; what was chosen stays where it still can be. */
  function withItems(data, items) {
    const known = new Map(data.all.map((row) => [itemKey.textOf(row), row]));
    const all = items.map(toRow).map((row) => {
      const before = known.get(itemKey.textOf(row));
      return before ? { ...row, chosen: before.chosen && row.isFree } : row;
    });
    return chooseCurrency({ ...data, all });
  }

  /** What the service is asked; what is not filled in follows the bank's policy. */
  function parameters(data) {
    const { kind, rate, charges, intervalUnit, intervalCount, income, expenses } = data;
    const number = Number(data.instalmentCount) || null;
    return {
      items: data.items.filter(isChosen).map((row) => ({ ...itemKey.of(row), amount: null })),
      kind: kind || null,
      rate: rate || null,
      charges: charges || null,
      firstDueOn: data.firstDueOn ? isoDay(data.firstDueOn) : null,
      intervalUnit,
      intervalCount: Number(intervalCount),
      instalmentCount: data.instalmentAmount ? null : number,
      instalmentAmount: data.instalmentAmount || null,
      income: income || null,
      expenses: expenses || null,
    };
  }

  /** The terms of one offer. */
  function parametersOf(data, { kind, firstDueOn, instalmentCount }) {
    const asked = parameters(data);
    const number = asked.instalmentAmount ? null : instalmentCount;
    return { ...asked, kind, firstDueOn, instalmentCount: number };
  }

  function withOffers(data, offers) {
    const unasked = offers.find(({ affordability }) => affordability === 'unknown');
    const hint = unasked?.affordabilityText ?? '';
    return { ...data, chosen: null, hint, offers: offers.map((offer) => told(data, offer)) };
  }

  /** With the words and colours for it. */
  function told({ kinds }, offer) {
    const kindText = kinds.find(({ code }) => code === offer.kind)?.name ?? offer.kind;
    const isAsked = offer.affordability !== 'unknown';
    const state = states[offer.affordability] ?? 'None';
    return { ...offer, kindText, state, canCarry: isAsked ? offer.affordabilityText : '–' };
  }

  function isChosen({ chosen, isFree }) {
    return chosen && isFree;
  }

  function dayAfter(date) {
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1);
  }

  function isoDay(date) {
    const two = (number) => String(number).padStart(2, '0');
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  }

  return { begin, chooseCurrency, changed, withItems, parameters, parametersOf, withOffers, told };
});
