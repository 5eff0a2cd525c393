/** Whom of today's lists the rules of a pack would open or close on a day. */
sap.ui.define(['sap/ui/core/format/NumberFormat', './desk'], (NumberFormat, desk) => {
  const count = NumberFormat.getIntegerInstance({ groupingEnabled: true });
  const hours = NumberFormat.getFloatInstance({ minFractionDigits: 1, maxFractionDigits: 1 });

  /** `what`: the pack's name, its rules as JSON, and the channels there are. */
  async function open(view, model, what) {
    const texts = await desk.textsOf(view);
    const dialog = await desk.openDialog(view, {
      fragment: 'ContactTrial',
      name: 'tried',
      data: { channels: what.channels, channel: 'phone', day: null, effects: [], none: '' },
      handlers: { onAsk: ask, onClose: () => dialog.close() },
    });
    await ask();

    async function ask() {
      const tried = dialog.getModel('tried');
      const { channel, day } = tried.getData();
      await desk.whileBusy(dialog, async () => {
        const { pack, content } = what;
        const asked = { pack, content, channel, day: day || null };
        const { value } = await desk.callUnbound(model, 'tryContactRules', asked);
        tried.setProperty(
          '/effects',
          value.map((one) => effectInWords(one, texts)),
        );
        tried.setProperty('/none', value.length === 0 ? texts.getText('contactTrialNone') : '');
        tried.setProperty('/day', day || value[0]?.day || null);
      });
    }
  }

  function effectInWords(effect, texts) {
    const { openBefore, openAfter, opens, closes, looked, positions } = effect;
    return {
      ...effect,
      open: `${count.format(openBefore)} → ${count.format(openAfter)}`,
      opensText: count.format(opens),
      closesText: count.format(closes),
      opensState: opens > 0 ? 'Warning' : 'None',
      hours: `${hours.format(effect.hoursBefore)} → ${hours.format(effect.hoursAfter)}`,
      looked: texts.getText('contactTrialLooked', [count.format(looked), count.format(positions)]),
    };
  }

  return { open };
});
