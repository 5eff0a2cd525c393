/**
 * The dialog in which a row of a list is written. What fields there are is told by the service, since
 * each list has its own; what is saved goes into a draft change, which another person puts into force.
 */
sap.ui.define(
  ['sap/m/MessageBox', 'sap/m/MessageToast', './contactRules', './desk'],
  (MessageBox, MessageToast, contactRules, desk) => {
    /** `what`: the list's context, the key of the row or null, whether it may be written, what to do after. */
    async function open(view, what) {
      const [texts, row] = await Promise.all([
        desk.textsOf(view),
        desk.call(what.list, 'rowToEdit', { rowKey: what.rowKey }),
      ]);
      const state = { ...what, texts, view };
      state.dialog = await desk.openDialog(view, {
        fragment: 'RowEditor',
        name: 'row',
        data: dataOf(state, row),
        handlers: {
          onSave: () => save(state, {}),
          onSaveAndShow: () => save(state, { isShown: true }),
          onRemove: () => askToRemove(state),
          onCopy: () => beginCopy(state),
          onCancel: () => state.dialog.close(),
          ...contactRules.handlersOf(state),
        },
      });
      state.model = state.dialog.getModel('row');
      await contactRules.attach(state);
    }

    /** What is in force is never changed, so that the next version begins as a copy of it. */
    function beginCopy(state) {
      const { model, texts, list } = state;
      state.rowKey = null;
      const fields = model.getProperty('/fields').map((field) => ({
        ...field,
        mayEdit: true,
        value: ['validFrom', 'validTo', 'day', 'looserBecause'].includes(field.name)
          ? ''
          : field.value,
      }));
      const heading = texts.getText('addRowOf', [list.getProperty('name')]);
      model.setData({
        ...model.getData(),
        ...{ fields, heading, waiting: '' },
        ...{ isNew: true, isBegun: false, mayWriteRules: true },
      });
      contactRules.attach(state);
    }

    function dataOf(
      { rowKey, mayWrite, texts, list },
      { known, drafts, fields, ruleChoices, effect, ...row },
    ) {
      const isNew = rowKey === null;
      return {
        isNew,
        mayWrite,
        known,
        heading: texts.getText(headingOf(isNew, mayWrite), [list.getProperty('name')]),
        waiting: row.waitingTitle
          ? texts.getText('rowWaitingBy', [row.waitingTitle, row.waitingBy])
          : '',
        fields: fields.map((field) => toField(field, mayWrite)),
        isBegun: row.isBegun,
        mayWriteRules: mayWrite && !row.isBegun,
        isDated: fields.some(({ kind, isRequired }) => kind === 'day' && isRequired),
        effect,
        ruleChoices,
        pack: { isShown: false, rules: [], looser: [] },
        drafts: [{ ID: '', title: texts.getText('newChange') }, ...drafts],
        change: drafts[0]?.ID ?? '',
        title: texts.getText('changeOf', [list.getProperty('name')]),
        reason: '',
        error: '',
      };
    }

    function headingOf(isNew, mayWrite) {
      if (!mayWrite) return 'showRow';
      return isNew ? 'addRowOf' : 'editRowOf';
    }

    function toField({ kind, choices, isFixed, isRequired, value, ...field }, mayWrite) {
      const blank = isRequired ? [] : [{ code: '', name: '' }];
      return {
        ...field,
        input: kind,
        isRequired,
        mayEdit: mayWrite && !isFixed,
        value,
        flag: value === 'true',
        choices: [...blank, ...choices],
        error: '',
      };
    }

    async function save(state, { isShown = false, isRemoved = false }) {
      const { model, dialog, list, rowKey, texts } = state;
      const { known, change, title, reason, fields } = model.getData();
      clearErrors(model);
      dialog.setBusy(true);
      try {
        const saved = await desk.call(list, 'saveRow', {
          rowKey,
          known,
          change: change || null,
          title: change
            ? null
            : title.trim() || texts.getText('changeOf', [list.getProperty('name')]),
          reason: change ? null : reason,
          values: fields.map(({ name, input, value, flag }) => ({
            name,
            value: input === 'flag' ? String(flag) : (value ?? ''),
          })),
          isRemoved,
        });
        dialog.close();
        await state.changed();
        told(state, saved, isShown);
      } catch (error) {
        dialog.setBusy(false);
        showErrors(model, error);
        // What is wrong may stand far above the button.
        dialog.getScrollDelegate()?.scrollTo(0, 0);
      }
    }

    function told({ view, texts }, { ID, title }, isShown) {
      if (!isShown) return MessageToast.show(texts.getText('savedIn', [title]));
      const model = view.getModel();
      const change = model.bindContext(`/SettingChanges(${ID})`).getBoundContext();
      return view.getController().routing.navigate(change);
    }

    function clearErrors(model) {
      model.setProperty('/error', '');
      model.getProperty('/fields').forEach((_, at) => {
        model.setProperty(`/fields/${at}/error`, '');
      });
    }

    /** Each at the field that it is about, the others above all. */
    function showErrors(model, error) {
      const { details = [], target = '', message } = error.error ?? { message: error.message };
      const faults = details.length > 0 ? details : [{ target, message }];
      const rest = faults.filter((fault) => !showAtField(model, fault));
      model.setProperty('/error', rest.map((fault) => fault.message).join(' '));
    }

    function showAtField(model, { target, message }) {
      const field = (target ?? '').split('/').at(-1);
      const at = model.getProperty('/fields').findIndex(({ name }) => name === field);
      if (at < 0) return false;
      model.setProperty(`/fields/${at}/error`, message);
      return true;
    }

    function askToRemove(state) {
      MessageBox.confirm(state.texts.getText('removeRowAsk'), {
        onClose: (choice) => {
          if (choice === MessageBox.Action.OK) save(state, { isRemoved: true });
        },
      });
    }

    return { open };
  },
);
