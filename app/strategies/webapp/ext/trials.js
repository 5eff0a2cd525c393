/** The trials that were kept of a version or a tree: a row each. */
sap.ui.define(
  ['sap/ui/core/format/DateFormat', 'sap/ui/core/format/NumberFormat', './desk'],
  (DateFormat, NumberFormat, desk) => {
    const count = NumberFormat.getIntegerInstance({ groupingEnabled: true });
    const day = DateFormat.getDateInstance({ style: 'medium' });
    const time = DateFormat.getDateTimeInstance({ style: 'medium/short' });

    /** Reads them into the view's model `trials`; nothing where the view has no such section. */
    async function show(view, context) {
      const model = view.getModel('trials');
      if (!model) return;
      const texts = await desk.textsOf(view);
      const kept = await desk.callForList(context, 'trials');
      model.setData({ trials: kept.map((one) => toldTrial(one, texts)) });
    }

    /** After a trial or a change: both the section and what the header says of it. */
    async function refresh(view, context) {
      const paths = ['trialText', 'trialCriticality'];
      await Promise.all([
        show(view, context),
        context.requestSideEffects(paths.map(($PropertyPath) => ({ $PropertyPath }))),
      ]);
    }

    function toldTrial({ ID, triedAt, triedBy, customers, changing, isCurrent, ...one }, texts) {
      const when = time.format(new Date(triedAt));
      const portfolio = daysOf(one);
      const stale = isCurrent ? '' : texts.getText('trialStaleHelp');
      return {
        ID,
        triedBy,
        when,
        portfolio,
        customers: count.format(customers),
        isSample: one.sampleSize !== null,
        changing: count.format(changing),
        isCurrent,
        state: isCurrent ? 'Success' : 'Warning',
        stateText: texts.getText(isCurrent ? 'trialCurrent' : 'trialStale'),
        head: { text: texts.getText('trialKept', [triedBy, when, portfolio]), stale },
      };
    }

    function daysOf({ firstDay, lastDay }) {
      const [first, last] = [firstDay, lastDay].map((date) =>
        day.format(new Date(`${date}T00:00`)),
      );
      return first === last ? first : `${first} – ${last}`;
    }

    return { show, refresh };
  },
);
