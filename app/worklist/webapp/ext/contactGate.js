/**
 * May this customer be contacted now, and by which channel? Asks the service, shows its verdicts, and
 * stands before every call, message and letter: what was allowed when the page opened is asked again.
 */
sap.ui.define(
  ['sap/m/MessageBox', 'sap/m/library', 'sap/ui/core/format/DateFormat', './LogContact'],
  (MessageBox, library, DateFormat, LogContact) => {
    /** Channels that agents use from here, with the contact details each needs and who is handed over to. */
    const channels = {
      phone: { icon: 'sap-icon://phone', kinds: ['mobile', 'phone'], scheme: 'tel:' },
      email: { icon: 'sap-icon://email', kinds: ['email'], scheme: 'mailto:' },
      sms: { icon: 'sap-icon://iphone', kinds: ['mobile'], scheme: 'sms:' },
      whatsapp: { icon: 'sap-icon://discussion', kinds: ['mobile'], scheme: 'https://wa.me/' },
      letter: { icon: 'sap-icon://letter', kinds: [] },
    };
    /** Of the page, to open its dialogs with; there is one page at a time. */
    let api;

    /** From now on links open dialogs of this page. */
    function begin(page) {
      api = page;
    }

    /** One row for each channel: {code, name, use, href, icon, state, allowed, when, text, rule, source}. */
    async function ask(position, texts) {
      const [names, points] = await Promise.all([readNames(position), readPoints(position)]);
      const nameOf = (code) => names.find((channel) => channel.code === code)?.name ?? code;
      return Promise.all(
        Object.entries(channels).map(async ([code, { icon, kinds, scheme }]) => {
          const verdict = await askChannel(position, code);
          const address = addressFor(kinds, points);
          const use = scheme ? address : texts.getText('sendDocument');
          const href = scheme && address ? scheme + dialled(code, address) : '';
          const shown = { icon, state: stateOf(verdict), when: when(verdict, texts) };
          return { ...verdict, code, name: nameOf(code), use, href, ...shown };
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

    /** As it is dialled: WhatsApp takes digits only, an e-mail address stays as it is. */
    function dialled(code, address) {
      if (code === 'email') return address;
      return address.replaceAll(code === 'whatsapp' ? /\D/g : /[^+\d]/g, '');
    }

    function stateOf({ allowed, isOverridden }) {
      if (isOverridden) return 'Warning';
      return allowed ? 'Success' : 'Error';
    }

    function when({ allowed, isOverridden, opensAt }, texts) {
      if (isOverridden) return texts.getText('gateOverridden');
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

    /** The whole verdict: what the rule says and where it comes from; who may, can override it. */
    function explain(event) {
      const [row, position] = clicked(event);
      return tell(row, row, position);
    }

    /** Calls or writes, if it is allowed still; what then takes place is written down at once. */
    async function use(event) {
      const [row, position] = clicked(event);
      // Each kind of document asks the gate for itself.
      if (row.code === 'letter') return invoke('sendDocument', position, {});
      const verdict = await askChannel(position, row.code);
      if (!verdict.allowed) return tell(row, verdict, position);
      library.URLHelper.redirect(row.href, row.code === 'whatsapp');
      return LogContact.show(api, position, { channel: row.code });
    }

    /**
     * The channel's row, and the position as the page has it: the link's own context belongs to the
     * header's group of requests ("decoration"), which is sent once and then never again.
     */
    function clicked(event) {
      return [event.getSource().getBindingContext('gate').getObject(), api.getBindingContext()];
    }

    async function tell({ code, name }, { allowed, text, rule, source, mayOverride }, position) {
      const texts = await api.getModel('i18n').getResourceBundle();
      const override = texts.getText('gateOverride');
      const { CLOSE } = MessageBox.Action;
      const show = allowed ? MessageBox.success : MessageBox.warning;
      const origin = [rule, source].filter(Boolean).join(': ');
      show([text, origin].filter(Boolean).join('\n\n'), {
        title: name,
        actions: mayOverride ? [override, CLOSE] : [CLOSE],
        emphasizedAction: CLOSE,
        onClose: (answer) =>
          answer === override && invoke('overrideGate', position, { channel: code }),
      });
    }

    /** Fiori elements asks for what is missing, and shows what is refused. */
    async function invoke(action, position, values) {
      const parameterValues = Object.entries(values).map(([name, value]) => ({ name, value }));
      const label = (await api.getModel('i18n').getResourceBundle()).getText(action);
      const how = { contexts: position, parameterValues, label };
      return api.editFlow.invokeAction(`WorklistService.${action}`, how).catch(() => {});
    }

    return { begin, ask, explain, use };
  },
);
