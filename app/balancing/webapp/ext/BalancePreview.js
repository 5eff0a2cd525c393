/**
 * The dialog in which a supervisor turns the knobs of balancing and sees the moves before anything
 * counts. Fiori elements shows no tables that an action answers with, so the dialog is written by hand.
 */
sap.ui.define(
  [
    'sap/m/MessageBox',
    'sap/m/MessageToast',
    'sap/ui/Device',
    'sap/ui/core/format/NumberFormat',
    'sap/ui/model/Filter',
    'sap/ui/model/json/JSONModel',
  ],
  (MessageBox, MessageToast, Device, NumberFormat, Filter, JSONModel) => {
    const percent = NumberFormat.getPercentInstance({ maxFractionDigits: 1 });
    const defaultImbalancePercent = 5;

    /** Called by Fiori elements from the table's toolbar; `this` is its extension API. */
    async function open() {
      const service = this.getModel();
      const [segments, causes] = await Promise.all([
        readAll(service.bindList('/Segments')),
        readAll(service.bindList('/CodeTexts', null, [], [new Filter('list', 'EQ', 'move-cause')])),
      ]);
      const model = new JSONModel({
        segments,
        causes,
        segment: segments[0]?.segment,
        imbalancePercent: defaultImbalancePercent,
        maxMoves: '',
        reason: '',
      });
      const dialog = await this.loadFragment({
        id: 'balancePreview',
        name: 'saldo.balancing.ext.BalancePreview',
        controller: handlersOf(model, service, () => this.refresh()),
      });
      const texts = await this.getModel('i18n').getResourceBundle();
      model.setProperty('/dialog', dialog);
      model.setProperty('/texts', texts);
      dialog.setModel(model, 'preview');
      dialog.setStretch(Device.system.phone);
      dialog.attachAfterClose(() => dialog.destroy());
      dialog.open();
    }

    function handlersOf(model, service, refresh) {
      return {
        onKnobChange: () => model.setProperty('/answer', null),
        onShow: () => whileBusy(model, () => show(model, service)),
        onApply: () => whileBusy(model, () => apply(model, service, refresh)),
        onCancel: () => model.getProperty('/dialog').close(),
      };
    }

    async function show(model, service) {
      const answer = await call(service, 'previewBalance', knobsOf(model.getData()));
      model.setProperty('/answer', inWords(answer, model.getData()));
    }

    async function apply(model, service, refresh) {
      const { reason, texts, dialog } = model.getData();
      await call(service, 'setBalanceKnobs', { ...knobsOf(model.getData()), reason });
      dialog.close();
      MessageToast.show(texts.getText('previewApplied'));
      await refresh();
    }

    /** The knobs as the service takes them: a share with four decimals, no number for no limit. */
    function knobsOf({ segment, imbalancePercent, maxMoves }) {
      const share = (Number(imbalancePercent) / 100).toFixed(4);
      return { segment, maxImbalance: share, maxMoves: maxMoves === '' ? null : Number(maxMoves) };
    }

    function inWords({ chosen, curve, moves }, { causes, texts }) {
      const causeOf = (code) => causes.find((cause) => cause.code === code)?.name ?? code;
      return {
        chosen: texts.getText('previewChosen', [chosen.moves, percent.format(chosen.imbalance)]),
        curve: curve.map((point) => ({
          allowed: point.maxMoves ?? texts.getText('previewNoLimit'),
          moves: point.moves,
          imbalance: percent.format(point.imbalance),
        })),
        moves: moves.map((move) => ({ ...move, cause: causeOf(move.reason) })),
        title: texts.getText('previewHandovers', [moves.length]),
      };
    }

    async function call(service, action, parameters) {
      const operation = service.bindContext(`/${action}(...)`);
      for (const [name, value] of Object.entries(parameters)) operation.setParameter(name, value);
      await operation.invoke();
      return operation.getBoundContext()?.getObject();
    }

    async function whileBusy(model, work) {
      const { dialog } = model.getData();
      dialog.setBusy(true);
      try {
        await work();
      } catch (error) {
        MessageBox.error(error.message);
      } finally {
        dialog.setBusy(false);
      }
    }

    async function readAll(list) {
      const contexts = await list.requestContexts();
      return contexts.map((context) => context.getObject());
    }

    return { open };
  },
);
