/**
 * The dialog in which an agent writes down a contact, with what to say beside it: the script of the
 * strategy in the customer's language. Written by hand, for Fiori elements has no place for a text
 * beside the parameters of an action, and outcomes depend on who was reached.
 */
sap.ui.define(
  [
    'sap/m/MessageBox',
    'sap/ui/core/EventBus',
    './PaymentPlan',
    './PromiseToPay',
    './RaiseDispute',
    './customerDialog',
  ],
  (MessageBox, EventBus, PaymentPlan, PromiseToPay, RaiseDispute, customerDialog) => {
    const tables = ['contacts'];
    /** What an outcome leads to, by its code's next step; nobody should look for the button. */
    const nextSteps = { promise: PromiseToPay, plan: PaymentPlan, dispute: RaiseDispute };
    const parties = {
      right: ({ isRightParty }) => isRightParty,
      other: ({ isReached, isRightParty }) => isReached && !isRightParty,
      nobody: ({ isReached }) => !isReached,
    };

    function open(position) {
      return show(this, position, {});
    }

    /** With what is known already: the channel that was called on, and when. */
    function show(page, position, known) {
      return customerDialog.open(page, 'LogContact', read(position, known), (model, means) => ({
        onParty: () => chooseParty(model),
        onResult: (event) => {
          const index = event.getParameter('selectedIndex');
          model.setProperty('/result', model.getProperty('/shown')[index]?.code ?? '');
        },
        onCancel: means.close,
        onLog: () => send(page, model, means, position),
      }));
    }

    async function read(position, known) {
      const [script, defaults, channels, directions, results] = await Promise.all([
        customerDialog.invoke(position, 'contactScript'),
        customerDialog.invoke(position, 'contactDefaults'),
        customerDialog.readAll(position, '/Channels'),
        customerDialog.readAll(position, '/Directions'),
        customerDialog.readAll(position, '/Results'),
      ]);
      return {
        ...{ script, channels, directions, result: '', note: '' },
        all: results,
        // The first of the buttons is pressed from the beginning, and pressing it again tells nothing.
        party: 'right',
        shown: results.filter(parties.right),
        chosen: -1,
        channel: known.channel ?? 'phone',
        direction: 'outbound',
        tookPlaceAt: new Date(known.tookPlaceAt ?? defaults.tookPlaceAt),
      };
    }

    /** Only outcomes that fit who was reached; the one chosen before does not fit any more. */
    function chooseParty(model) {
      const { party, all } = model.getData();
      const shown = parties[party] ? all.filter(parties[party]) : [];
      model.setData({ ...model.getData(), shown, chosen: -1, result: '' });
    }

    async function send(page, model, means, position) {
      const { channel, direction, result, tookPlaceAt, note, all } = model.getData();
      const at = tookPlaceAt ? new Date(tookPlaceAt).toISOString() : null;
      const parameters = { channel, direction, result, tookPlaceAt: at, note };
      const sent = { action: 'logContact', parameters };
      if (!(await customerDialog.send(position, means.dialog, sent))) return;
      EventBus.getInstance().publish('saldo.worklist', 'contacted');
      await customerDialog.done(position, means, 'contactDone', tables);
      const { nextStep } = all.find(({ code }) => code === result) ?? {};
      nextSteps[nextStep]?.open
        .call(page, position)
        .catch(({ message }) => MessageBox.error(message));
    }

    return { open, show };
  },
);
