/** What an agent has to know of a customer before they speak, in words for the page's header. */
sap.ui.define(
  ['sap/ui/core/format/DateFormat', 'sap/ui/core/format/NumberFormat'],
  (DateFormat, NumberFormat) => {
    /** Whom a mistake would hurt most stands out. */
    const grave = ['deceased', 'insolvent', 'cease-request', 'lawyer', 'litigation'];

    /** {flags, lines, amounts} as the fragments show them. */
    async function ask(position, texts) {
      const question = position.getModel().bindContext('WorklistService.glance(...)', position);
      await question.invoke();
      const known = question.getBoundContext().getObject();
      return {
        flags: known.flags.map((flag) => toFlag(flag, texts)),
        lines: linesOf(known, texts),
        amounts: known.amounts.map((amount) => toAmount(amount, texts)),
      };
    }

    function toFlag({ code, text, since, evidence }, texts) {
      const hint = since ? texts.getText('glanceSince', [dayOf(since), evidence]) : evidence;
      return { text, hint, state: grave.includes(code) ? 'Error' : 'Warning' };
    }

    function linesOf(known, texts) {
      const { languageText, preferredChannelText, channelText, channelTimes, localTime, timeZone } =
        known;
      const line = (label, text) => (text ? [{ label: texts.getText(label), text }] : []);
      return [
        ...line('glanceLanguage', languageText),
        ...line('glancePreferred', preferredChannelText),
        ...line('glanceChannel', channelText && `${channelText} (${channelTimes}×)`),
        ...line('glanceTime', localTime && `${localTime} (${timeZone})`),
        ...line('glancePromises', recordOf(known, texts)),
      ];
    }

    function recordOf({ kept, broken, keptPercent }, texts) {
      if (keptPercent === null) return texts.getText('glanceNoPromises');
      return texts.getText('glanceRecord', [kept, broken, keptPercent]);
    }

    function toAmount({ currency, overdue, notDue, promised, disputed, ...due }, texts) {
      const money = (amount) =>
        NumberFormat.getCurrencyInstance({ showMeasure: false }).format(amount, currency);
      const part = (key, amount) =>
        Number(amount) > 0 ? [texts.getText(key, [money(amount)])] : [];
      const oldest = due.oldestDueOn
        ? [texts.getText('glanceOldest', [dayOf(due.oldestDueOn), due.daysPastDue])]
        : [];
      const rest = [
        ...oldest,
        ...part('glanceNotDue', notDue),
        ...part('glancePromised', promised),
        ...part('glanceDisputed', disputed),
      ];
      return { currency, overdueText: money(overdue), restText: rest.join(' · ') };
    }

    function dayOf(isoDay) {
      return DateFormat.getDateInstance({ style: 'medium' }).format(new Date(`${isoDay}T00:00`));
    }

    return { ask };
  },
);
