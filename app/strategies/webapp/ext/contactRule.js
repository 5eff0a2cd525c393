/** The dialog in which one rule of contact is written: its kind says what there is to say. */
sap.ui.define(['./desk'], (desk) => {
  const kinds = [
    'hours',
    'closed-days',
    'cap',
    'cooldown',
    'consent',
    'channel-closed',
    'relation',
    'exclusion',
    'no-contact-until',
  ];
  const ofEachKind = {
    hours: ({ windows }) => ({
      windows: windows.map(({ weekdays, from, to }) => ({
        weekdays: weekdays.map(Number),
        from,
        to,
      })),
    }),
    'closed-days': ({ calendar, days }) => ({ calendar, days }),
    cap: ({ limit, unit, rolling, per, countsAs, countsInbound }) => ({
      limit: Number(limit),
      period: unit === 'rolling-days' ? { unit, days: Number(rolling) } : { unit },
      per,
      countsAs,
      countsInbound,
    }),
    cooldown: ({ pause, per }) => ({
      days: Number(pause),
      per: per === 'channel' ? 'person' : per,
    }),
    relation: ({ blocked }) => ({ blocked }),
    exclusion: ({ reasons }) => ({ reasons }),
  };

  /** `what`: the rule or null, whether it is new, how it is saved (what is wrong with it, or null) and taken out. */
  async function open({ view, texts, model }, what) {
    const choices = model.getProperty('/ruleChoices');
    const dialog = await desk.openDialog(view, {
      fragment: 'ContactRule',
      name: 'rule',
      data: {
        ...dataOf(what.rule),
        ...choicesOf(choices, texts),
        ...headOf(what, texts),
      },
      handlers: {
        onAddHours: () => addHours(dialog),
        onTakeOutHours: (event) => takeOutHours(dialog, event),
        onSave: () => save(dialog, what),
        onTakeOut: () => takeOut(dialog, what),
        onCancel: () => dialog.close(),
      },
    });
  }

  function headOf({ isNew, mayEdit }, texts) {
    const title = isNew ? 'addContactRule' : 'contactRule';
    return { heading: texts.getText(title), isNew, mayEdit, error: '' };
  }

  function dataOf(rule) {
    const { period = { unit: 'day' }, windows = [hours([1, 2, 3, 4, 5])], ...said } = rule ?? {};
    return {
      ...{ kind: 'hours', source: '', channels: [], calendar: '', limit: 1, per: 'person' },
      ...{ countsAs: 'attempt', countsInbound: false, blocked: [], reasons: [] },
      ...said,
      unit: period.unit,
      rolling: period.days ?? 7,
      pause: said.kind === 'cooldown' ? said.days : 7,
      windows: windows.map((one) => ({ ...one, weekdays: one.weekdays.map(String) })),
    };
  }

  function hours(weekdays) {
    return { weekdays: weekdays.map(String), from: '08:00', to: '20:00' };
  }

  function choicesOf(choices, texts) {
    const of = (name) => choices.filter(({ what }) => what === name);
    return {
      kinds: kinds.map((code) => ({ code, name: texts.getText(`contactRule.${code}`) })),
      allChannels: of('channels'),
      calendars: of('calendars'),
      relations: of('relations'),
      allReasons: of('reasons'),
      weekdays: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ code: String(day), name: weekdayName(day) })),
    };
  }

  /** The first of January 2024 was a Monday. */
  function weekdayName(day) {
    const language = document.documentElement.lang || 'en';
    const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    return format.format(Date.UTC(2024, 0, day));
  }

  function addHours(dialog) {
    const model = dialog.getModel('rule');
    model.setProperty('/windows', [...model.getProperty('/windows'), hours([6])]);
  }

  function takeOutHours(dialog, event) {
    const model = dialog.getModel('rule');
    const gone = event.getParameter('listItem').getBindingContext('rule').getObject();
    model.setProperty(
      '/windows',
      model.getProperty('/windows').filter((one) => one !== gone),
    );
  }

  function ruleIn({ id, kind, source, channels, ...said }) {
    const base = { id, kind, source, channels };
    return { ...base, ...ofEachKind[kind]?.(said) };
  }

  /** What is wrong stays in the dialog; the pack keeps the rule as it was. */
  async function save(dialog, what) {
    const model = dialog.getModel('rule');
    await desk.whileBusy(dialog, async () => {
      const problem = await what.save(ruleIn(model.getData()));
      if (problem === null) return dialog.close();
      model.setProperty('/error', problem);
      await what.undo();
    });
  }

  async function takeOut(dialog, what) {
    await desk.whileBusy(dialog, what.takeOut);
    dialog.close();
  }

  return { open };
});
