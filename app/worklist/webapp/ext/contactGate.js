/** May this customer be contacted now, and by which channel? Asks the service, shows its verdicts. */
sap.ui.define(['sap/m/MessageBox', 'sap/ui/core/format/DateFormat'], (MessageBox, DateFormat) => {
  /** Channels that agents use from here, with the kinds of contact detail each one needs. */
  const channels = {
    phone: { icon: 'sap-icon://phone', kinds: ['mobile', 'phone'] },
    email: { icon: 'sap-icon://email', kinds: ['email'] },
    sms: { icon: 'sap-icon://iphone', kinds: ['mobile'] },
    whatsapp: { icon: 'sap-icon://discussion', kinds: ['mobile'] },
    letter: { icon: 'sap-icon://letter', kinds: [] },
  };

  /** One row for each channel: {name, address, icon, allowed, when, text, rule, source}. */
  async function ask(position, texts) {
    const [names, points] = await Promise.all([readNames(position), readPoints(position)]);
    const nameOf = (code) => names.find((channel) => channel.code === code)?.name ?? code;
    return Promise.all(
      Object.entries(channels).map(async ([code, { icon, kinds }]) => {
        const verdict = await askChannel(position, code);
        const address = addressFor(kinds, points);
        return { ...verdict, name: nameOf(code), address, icon, when: when(verdict, texts) };
      }),
    );
  }

  async function askChannel(position, channel) {
    const question = position.getModel().bindContext('WorklistService.mayContact(...)', position);
    question.setParameter('channel', channel);
    try {
      await question.invoke();
      return question.getBoundContext().getObject();
    } catch (error) {
      return { allowed: false, text: error.message };
    }
  }

  function readNames(position) {
    return readAll(position.getModel().bindList('/Channels'));
  }

  function readPoints(position) {
    const list = ['contactPoints', position, [], [], { $$ownRequest: true }];
    return readAll(position.getModel().bindList(...list));
  }

  async function readAll(list) {
    const contexts = await list.requestContexts();
    return contexts.map((context) => context.getObject());
  }

  function addressFor(kinds, points) {
    const fitting = points.filter(({ kind }) => kinds.includes(kind));
    const preferred = fitting.find(({ isDefault }) => isDefault) ?? fitting[0];
    return preferred?.value ?? '';
  }

  function when({ allowed, opensAt }, texts) {
    if (allowed) return texts.getText('gateAllowed');
    return opensAt ? texts.getText('gateFrom', [timeOf(opensAt)]) : texts.getText('gateClosed');
  }

  /** The hour if it is today, else the day too. */
  function timeOf(instant) {
    const date = new Date(instant);
    const isToday = date.toDateString() === new Date().toDateString();
    const format = isToday
      ? DateFormat.getTimeInstance({ style: 'short' })
      : DateFormat.getDateTimeInstance({ format: 'MMMdHm' });
    return format.format(date);
  }

  /** The whole verdict: what the rule says and where it comes from. */
  function explain(event) {
    const { allowed, name, text, rule, source } = event
      .getSource()
      .getBindingContext('gate')
      .getObject();
    const show = allowed ? MessageBox.success : MessageBox.warning;
    const origin = [rule, source].filter(Boolean).join(': ');
    show([text, origin].filter(Boolean).join('\n\n'), { title: name });
  }

  return { ask, explain };
});
