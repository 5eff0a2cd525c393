/**
 * The dialog in which a rule or a branch is written: names, conditions with what fits each fact, and
 * what follows. Fiori elements edits rows of a draft that it keeps itself, cell by cell; here the
 * draft is the bank's own, and the cells of a condition depend on its fact. So it is written by hand.
 */
sap.ui.define(
  [
    'sap/base/i18n/Localization',
    'sap/m/MessageBox',
    'sap/m/MessageToast',
    './conditions',
    './desk',
  ],
  (Localization, MessageBox, MessageToast, conditions, desk) => {
    const languages = ['en', 'es', 'de', 'pt'];
    const changedMeanwhile = ['RULE_CHANGED', 'TREE_CHANGED', 'STAGES_CHANGED'];

    /** `what` reads, saves and removes the clause; see rules.js and branches.js. */
    async function open(view, what) {
      const model = what.context.getModel();
      const texts = await desk.textsOf(view);
      const [facts, treatments, clause] = await Promise.all([
        desk.readAll(model.bindList('/Facts')),
        what.isRule ? [] : desk.readAll(model.bindList(what.isStage ? '/Stages' : '/Treatments')),
        what.read(),
      ]);
      const told = facts.map(toldFact).toSorted(byLabel);
      const state = { what, texts, facts: told, treatments };
      const dialog = await desk.openDialog(view, {
        fragment: 'ClauseEditor',
        name: 'clause',
        data: await dataOf(state, clause),
        handlers: handlersOf(state),
      });
      state.dialog = dialog;
      state.model = dialog.getModel('clause');
    }

    /** How a fact is computed is told in English alone: shown to who reads English. */
    function toldFact(fact) {
      return ownLanguage() === 'en' ? fact : { ...fact, source: '' };
    }

    function byLabel(one, other) {
      return one.label.localeCompare(other.label);
    }

    async function dataOf(state, clause) {
      const { what, texts, facts, treatments } = state;
      const { currency } = clause;
      const rows = await Promise.all(
        clause.conditions.map(async (condition) => {
          const choices = await choicesFor(state, condition.fact, condition.values);
          const row = conditions.toRow(condition, { facts, texts, currency });
          return conditions.offer({ ...row, choices }, { facts, texts, currency });
        }),
      );
      const titleIn = (language) =>
        clause.titles.find((title) => title.language === language)?.text ?? '';
      return {
        isRule: Boolean(what.isRule),
        mayEdit: what.mayEdit,
        isNew: clause.sequence === null,
        heading: texts.getText(headingOf(what, clause)),
        currency,
        known: clause.known,
        points: clause.points,
        treatment: clause.treatment ?? (what.isStage ? treatments[0]?.code : ''),
        treatments: what.isStage
          ? treatments
          : [{ code: '', name: texts.getText('askFurther') }, ...treatments],
        hasTitle: !what.isStage,
        leadsTo: texts.getText(what.isStage ? 'stage' : 'treatment'),
        facts,
        own: ownLanguage(),
        title: titleIn(ownLanguage()),
        otherTitles: languages
          .filter((language) => language !== ownLanguage())
          .map((language) => ({
            language,
            name: texts.getText(`language.${language}`),
            text: titleIn(language),
          })),
        conditions: rows,
        error: '',
      };
    }

    function headingOf({ isRule, isStage, mayEdit }, { sequence }) {
      const branchOrStage = isStage ? 'Stage' : 'Branch';
      const noun = isRule ? 'Rule' : branchOrStage;
      if (!mayEdit) return `show${noun}`;
      return sequence === null ? `add${noun}` : `edit${noun}`;
    }

    function ownLanguage() {
      const tag = Localization.getLanguage().slice(0, 2);
      return languages.includes(tag) ? tag : 'en';
    }

    /** Values that are written already are offered too, whether the bank still has them or not. */
    async function choicesFor({ what, facts }, fact, values = []) {
      if (facts.find((one) => one.fact === fact)?.kind !== 'code') return [];
      const question = what.context.getModel().bindContext('/choicesOf(...)');
      question.setParameter('fact', fact);
      await question.invoke('$direct');
      const choices = question.getBoundContext().getObject().value;
      const missing = values.filter((value) => !choices.some(({ code }) => code === value));
      return [...choices, ...missing.map((code) => ({ code, name: code }))];
    }

    function handlersOf(state) {
      return {
        onAddCondition: () => addCondition(state),
        onRemoveCondition: (event) => removeCondition(state, event),
        onFactChange: (event) => changeFact(state, event),
        onComparisonChange: (event) => changeComparison(state, event),
        onSave: () => save(state),
        onRemove: () => askToRemove(state),
        onCancel: () => state.dialog.close(),
      };
    }

    function addCondition({ model, facts, texts }) {
      const rows = model.getProperty('/conditions');
      const empty = { fact: '', operator: '', negated: false, values: [] };
      const currency = model.getProperty('/currency');
      const row = conditions.toRow(empty, { facts, texts, currency });
      model.setProperty('/conditions', [...rows, row]);
    }

    function removeCondition({ model }, event) {
      const row = rowOf(event).getObject();
      const rows = model.getProperty('/conditions');
      model.setProperty(
        '/conditions',
        rows.filter((one) => one !== row),
      );
    }

    async function changeFact(state, event) {
      const context = rowOf(event);
      const source = event.getSource();
      const fact = source.getSelectedKey();
      source.setValueState(fact ? 'None' : 'Error');
      const choices = await choicesFor(state, fact);
      const empty = {
        fact,
        comparison: '',
        value: null,
        upTo: null,
        flag: 'true',
        code: '',
        keys: [],
        choices,
      };
      setRow(state, context, empty);
    }

    function changeComparison(state, event) {
      const context = rowOf(event);
      setRow(state, context, {
        ...context.getObject(),
        comparison: event.getSource().getSelectedKey(),
      });
    }

    function setRow({ model, facts, texts }, context, row) {
      const currency = model.getProperty('/currency');
      model.setProperty(context.getPath(), conditions.offer(row, { facts, texts, currency }));
    }

    function rowOf(event) {
      return event.getSource().getBindingContext('clause');
    }

    async function save(state) {
      const { model, dialog, what, texts } = state;
      if (!isComplete(state)) return;
      dialog.setBusy(true);
      try {
        await what.save(inputOf(model.getData()));
        await what.changed();
        dialog.close();
        MessageToast.show(texts.getText('saved'));
      } catch (error) {
        dialog.setBusy(false);
        if (changedMeanwhile.includes(codeOf(error))) askWhose(state, error);
        else showErrors(state, error);
      }
    }

    /** A name, and a fact in every row; the rest is the service's to judge. */
    function isComplete({ model, texts }) {
      const { hasTitle, title, otherTitles, conditions: rows } = model.getData();
      const isNamed =
        !hasTitle || [title, ...otherTitles.map(({ text }) => text)].some((text) => text.trim());
      model.setProperty('/titleError', isNamed ? '' : texts.getText('titleMissing'));
      rows.forEach((row, at) => {
        const error = row.fact ? '' : texts.getText('factMissing');
        model.setProperty(`/conditions/${at}/error`, error);
      });
      return isNamed && rows.every(({ fact }) => fact);
    }

    function inputOf({ isRule, known, title, own, otherTitles, points, treatment, ...data }) {
      const titles = [{ language: own, text: title }, ...otherTitles].filter(({ text }) =>
        text.trim(),
      );
      return {
        known,
        titles: titles.map(({ language, text }) => ({ language, text })),
        conditions: data.conditions.map(conditions.toCondition),
        ...(isRule ? { points: Number(points) } : { treatment: treatment || null }),
      };
    }

    function codeOf(error) {
      return error.error?.code;
    }

    /** Each at the condition that it is about, the others above all. */
    function showErrors({ model }, error) {
      const { details = [], target = '', message } = error.error ?? { message: error.message };
      const faults = details.length > 0 ? details : [{ target, message }];
      const rest = faults.filter((fault) => !showAtCondition(model, fault));
      model.setProperty('/error', rest.map((fault) => fault.message).join(' '));
    }

    function showAtCondition(model, { target, message }) {
      const at = /conditions\/(\d+)/.exec(target ?? '')?.[1];
      if (at === undefined) return false;
      model.setProperty(`/conditions/${at}/error`, message);
      return true;
    }

    /** What somebody else wrote meanwhile is shown, or what was typed here goes over it. */
    function askWhose(state, error) {
      const { texts, what } = state;
      const [theirs, mine] = [texts.getText('takeTheirs'), texts.getText('keepMine')];
      MessageBox.warning(error.message, {
        title: texts.getText('changedMeanwhile'),
        actions: what.isRule
          ? [theirs, mine, MessageBox.Action.CANCEL]
          : [theirs, MessageBox.Action.CANCEL],
        emphasizedAction: theirs,
        onClose: (choice) => {
          if (choice === theirs) takeTheirs(state);
          if (choice === mine) keepMine(state);
        },
      });
    }

    async function takeTheirs({ model, what, dialog, ...state }) {
      await desk.whileBusy(dialog, async () => {
        await what.changed();
        model.setData(await dataOf({ what, ...state }, await what.read()));
      });
    }

    async function keepMine(state) {
      await desk.whileBusy(state.dialog, async () => {
        state.model.setProperty('/known', (await state.what.read()).known);
        await save(state);
      });
    }

    function askToRemove(state) {
      const { texts, what } = state;
      const question = what.isStage ? 'removeStageAsk' : 'removeBranchAsk';
      MessageBox.confirm(texts.getText(what.isRule ? 'removeRuleAsk' : question), {
        onClose: (choice) => {
          if (choice === MessageBox.Action.OK) remove(state);
        },
      });
    }

    async function remove({ model, what, dialog, texts }) {
      await desk.whileBusy(dialog, async () => {
        await what.remove({ known: model.getProperty('/known') });
        await what.changed();
        dialog.close();
        MessageToast.show(texts.getText('removed'));
      });
    }

    return { open };
  },
);
