/**
 * Who is calling: found by telephone number, name, account, document and the rest while it is typed,
 * taken by Enter. Fiori elements has no dialog that searches over other entities than its own list.
 */
sap.ui.define(['sap/ui/model/json/JSONModel', './positionKey'], (JSONModel, positionKey) => {
  const shortestText = 3;
  const pauseWhileTyping = 200;

  /** Called by Fiori elements, or for a call that telephony hands over; `this` is the extension API. */
  async function open() {
    await show(this, '');
  }

  /** With what is searched for already typed. */
  async function show(api, text) {
    const texts = await api.getModel('i18n').getResourceBundle();
    const find = new JSONModel({ text, customers: [], isAsked: false, message: '' });
    const search = searching(api, find, texts);
    const dialog = await api.loadFragment({
      id: 'findCustomer',
      name: 'saldo.worklist.ext.FindCustomer',
      controller: handlersOf(api, find, search, () => dialog),
    });
    dialog.setModel(find, 'find');
    dialog.attachAfterClose(() => dialog.destroy());
    dialog.open();
    if (text) await search(text);
  }

  function handlersOf(api, find, search, dialogOf) {
    let waiting;
    const close = () => dialogOf().close();
    return {
      onType(event) {
        clearTimeout(waiting);
        const text = event.getParameter('newValue').trim();
        if (text.length >= shortestText) waiting = setTimeout(search, pauseWhileTyping, text);
      },
      /** Enter takes the only one found; else it goes to the list, where arrows and Enter choose. */
      async onSearch(event) {
        clearTimeout(waiting);
        const text = event.getParameter('query').trim();
        if (!text) return;
        await search(text);
        const [first, second] = find.getProperty('/customers');
        if (first && !second) await choose(api, find, first, close);
        else if (first) focusList(dialogOf());
      },
      async onChoose(event) {
        const item = event.getParameter('listItem') ?? event.getSource();
        await choose(api, find, item.getBindingContext('find').getObject(), close);
      },
      onCancel: close,
      onEscape(promise) {
        promise.resolve();
      },
    };
  }

  function focusList(dialog) {
    dialog.getContent()[0].getItems().at(-1).getItems()[0]?.focus();
  }

  /** The newest question wins, whichever is answered first. */
  function searching(api, find, texts) {
    let newest = 0;
    return async (text) => {
      newest += 1;
      const mine = newest;
      try {
        const customers = await ask(api.getModel(), text);
        if (mine !== newest) return;
        const rows = customers.map((customer) => describe(customer, texts));
        find.setData({ customers: rows, isAsked: true, message: '' }, true);
      } catch (error) {
        find.setData({ message: error.message, messageType: 'Error' }, true);
      }
    };
  }

  async function ask(model, text) {
    const question = model.bindContext('/findCustomer(...)');
    question.setParameter('text', text);
    await question.invoke();
    return question.getBoundContext().getObject().value;
  }

  function describe(customer, texts) {
    const { partner, city, segment, matchedBy, matched } = customer;
    // A name is above already; all else says why the customer is here.
    const by = matchedBy === 'name' ? '' : `${texts.getText(`findBy_${matchedBy}`)} ${matched}`;
    const details = [partner, city, segment, by].filter(Boolean).join(' · ');
    return { ...customer, details, ...stateOf(customer, texts) };
  }

  function stateOf({ isMine, hasPosition, flagText, heldBy, heldByName, isHeldByMe }, texts) {
    if (heldBy && !isHeldByMe)
      return { state: 'Warning', stateText: texts.getText('findHeld', [heldByName]) };
    if (isMine) return { state: 'Success', stateText: texts.getText('findMine') };
    if (hasPosition) return { state: 'None', stateText: texts.getText('findTake') };
    const stateText = [flagText, texts.getText('findNothing')].filter(Boolean).join(' · ');
    return { state: flagText ? 'Error' : 'None', stateText };
  }

  /** Who is on another list comes onto mine for today, as they are on the line now. */
  async function choose(api, find, customer, close) {
    const { isMine, hasPosition, stateText, name } = customer;
    if (!isMine && !hasPosition) {
      find.setData({ message: `${name}: ${stateText}`, messageType: 'Information' }, true);
      return;
    }
    try {
      if (!isMine) await take(api.getModel(), customer);
      close();
      api.getRouting().navigateToRoute('MyPositionsPage', { key: positionKey.of(customer) });
    } catch (error) {
      find.setData({ message: error.message, messageType: 'Warning' }, true);
    }
  }

  async function take(model, { segment, source, partner }) {
    const action = model.bindContext('/takeCall(...)');
    action
      .setParameter('segment', segment)
      .setParameter('source', source)
      .setParameter('partner', partner);
    await action.invoke();
  }

  return { open, show };
});
