/** The section in which a person says what the file is about, how it is written and which column is what. */
sap.ui.define(
  ['sap/m/MessageToast', './fieldDetails', './formats', './mappingForm', './service'],
  (MessageToast, fieldDetails, formats, mappingForm, service) => {
    const nothing = { state: 'reading', fields: [], columns: [], mappings: [], delivery: 'delta' };
    /** Not a saved mapping, but what the columns suggest. */
    const SUGGESTED = '';

    /** Reads the file, and offers the mapping that was used before, one that fits, or a suggestion. */
    async function show(view, load) {
      const model = view.getModel('file');
      model.setData({ ...nothing });
      const [texts, record] = await Promise.all([service.textsOf(view), service.recordOf(load)]);
      try {
        const file = await service.call(load, 'readColumns');
        model.setData({ ...nothing, ...(await choicesFor(load.getModel(), file, texts)), texts });
        const saved = firstChoice(record, file);
        model.setProperty('/object', saved?.object || record.object || file.object);
        model.setProperty('/source', saved?.source ?? record.source ?? '');
        model.setProperty('/delivery', record.delivery ?? 'delta');
        await (saved ? useSaved(model, load, saved) : useSuggested(model, load));
        model.setProperty('/fitting', saved?.fits ? texts.getText('fits', [saved.mapping]) : '');
        model.setProperty('/state', 'ready');
      } catch (error) {
        const isDone = record.status === 'loaded';
        model.setData({
          ...nothing,
          state: 'gone',
          text: isDone ? texts.getText('fileDone') : error.message,
        });
      }
    }

    async function choicesFor(model, file, texts) {
      const [codes, sources] = await Promise.all([
        service.readAll(model, '/CodeTexts', "list eq 'file-object' or list eq 'file-delivery'"),
        service.readAll(model, '/Sources'),
      ]);
      const objects = codes.filter(({ list }) => list === 'file-object');
      return {
        ...{ objects, sources, sheets: file.sheets, isWorkbook: file.sheets.length > 0 },
        deliveries: codes.filter(({ list }) => list === 'file-delivery'),
        ...{ saved: file.mappings, numbers: file.numbers, days: file.days },
        mappings: [
          { key: SUGGESTED, text: texts.getText('suggestedMapping') },
          ...file.mappings.map((one) => ({ key: keyOf(one), text: toldMapping(one, texts) })),
        ],
        ...readAs(file),
      };
    }

    function toldMapping({ mapping, source, version, fits }, texts) {
      return texts.getText(fits ? 'savedMapping' : 'savedMappingOther', [mapping, source, version]);
    }

    function keyOf({ source, mapping }) {
      return `${source}/${mapping}`;
    }

    function firstChoice({ source, mapping }, { mappings }) {
      const isUsed = (one) => one.mapping === mapping && one.source === source;
      return mappings.find(isUsed) ?? mappings.find(({ fits }) => fits);
    }

    /** What reading found out by itself stands beside the choice to leave it to reading. */
    function readAs({ columns, headerRow, sheet, encoding, delimiter }) {
      return { columns, headerRow, sheet, found: { encoding, delimiter } };
    }

    async function useSaved(model, load, saved) {
      const { source, mapping, version } = saved;
      const key = `source='${odata(source)}',mapping='${odata(mapping)}',version=${version}`;
      const context = load.getModel().bindContext(`/Mappings(${key})`).getBoundContext();
      const mapped = JSON.parse(await context.requestProperty('content'));
      await readAnew(model, load, mapped);
      await fill(model, load, mapped);
      model.setProperty('/mappingKey', keyOf(saved));
      model.setProperty('/name', mapping);
      model.setProperty('/version', version);
    }

    function odata(text) {
      return encodeURIComponent(text.replaceAll("'", "''"));
    }

    async function useSuggested(model, load) {
      const { object, source, sheet, sheets, headerRow } = model.getData();
      const asked = { object, source, ...(sheets.length > 1 ? { sheet } : {}), headerRow };
      const { value } = await service.call(load, 'suggestMapping', asked);
      await fill(model, load, JSON.parse(value));
      model.setProperty('/mappingKey', SUGGESTED);
      model.setProperty('/name', freeName(model.getData()));
      model.setProperty('/version', null);
    }

    /** Named after what the file is about, and never by chance as one that is saved. */
    function freeName({ object, objects, source, saved }) {
      const base = objects.find(({ code }) => code === object)?.name ?? object;
      const taken = new Set(saved.map(keyOf));
      const names = [base, ...Array.from({ length: saved.length }, (_, at) => `${base} ${at + 2}`)];
      return names.find((mapping) => !taken.has(keyOf({ source: source.trim(), mapping })));
    }

    /**
     * Reads the columns as a mapping or the user says; where the workbook has no sheet of that name, as
     * those named after months, the one that it has.
     */
    async function readAnew(model, load, { sheet, headerRow, encoding, delimiter }) {
      const data = model.getData();
      const named = data.sheets.includes(sheet) ? sheet : data.sheet;
      const asked = { headerRow, encoding, delimiter, ...(named ? { sheet: named } : {}) };
      const file = await service.call(load, 'readColumns', asked);
      model.setData({ ...data, ...readAs(file) });
    }

    async function fill(model, load, mapped) {
      const { columns, texts } = model.getData();
      const { object, headerRow, encoding, delimiter, dateFormat } = mapped;
      const { value } = await service.callUnbound(load.getModel(), 'fieldsOf', { object });
      const fields = mappingForm.toRows(mapped, value, columns, texts);
      const offered = formats.choices(texts, model.getData(), mapped);
      const written = { object, headerRow, encoding, delimiter, dateFormat };
      model.setData({ ...model.getData(), ...offered, ...written, fields });
      model.setProperty('/numberFormat', formats.numberKey(mapped));
      model.setProperty('/columnChoices', mappingForm.choicesOf(columns, texts));
      model.setProperty('/isAll', false);
      showRows(model);
    }

    /** Fields that are needed or mapped; the others on demand. */
    function showRows(model) {
      const { fields, isAll } = model.getData();
      const shown = fields.filter(({ isRequired, choice }) => isAll || isRequired || choice !== '');
      model.setData({ ...model.getData(), shown });
      tellUnused(model);
    }

    /** Columns that say something nobody takes: often a mark of credits, or a field that was overlooked. */
    function tellUnused(model) {
      const { columns, fields, texts } = model.getData();
      const used = new Set(fields.flatMap(({ choice, markColumn }) => [choice, markColumn]));
      const unused = columns.filter(({ number }) => !used.has(String(number)));
      const names = unused.map(
        ({ number, name }) => name || texts.getText('columnNumber', [number]),
      );
      const text = names.length > 0 ? texts.getText('unused', [names.join(', ')]) : '';
      model.setProperty('/unused', text);
    }

    /** Runs what follows a choice of the user, with the page busy. */
    const follows = (work) => (event) => {
      const view = service.viewOf(event.getSource());
      const model = view.getModel('file');
      return service.whileBusy(view, () => work(model, view.getBindingContext(), event));
    };

    /** Columns read differently: what was mapped by name stays, and what has no column any more is told. */
    async function onReading(model, load) {
      const data = model.getData();
      const mapped = mappingForm.toMapping(data);
      await readAnew(model, load, mapped);
      await (data.mappingKey === SUGGESTED ? useSuggested(model, load) : fill(model, load, mapped));
    }

    function onMapping(model, load) {
      const { mappingKey, saved } = model.getData();
      const chosen = saved.find((one) => keyOf(one) === mappingKey);
      if (!chosen) return useSuggested(model, load);
      model.setProperty('/source', chosen.source);
      return useSaved(model, load, chosen);
    }

    function onSource(model) {
      const { mappingKey } = model.getData();
      if (mappingKey === SUGGESTED) model.setProperty('/name', freeName(model.getData()));
    }

    function rowOf(event) {
      return event.getSource().getBindingContext('file');
    }

    function retell(row) {
      const model = row.getModel();
      const { columns, texts } = model.getData();
      const told = mappingForm.toldOf(row.getObject(), columns, texts);
      for (const [name, value] of Object.entries({ ...told, error: '' })) {
        model.setProperty(`${row.getPath()}/${name}`, value);
      }
      tellUnused(model);
    }

    async function onDetails(event) {
      const row = rowOf(event);
      if (await fieldDetails.open(service.viewOf(event.getSource()), row)) retell(row);
    }

    /**
     * Saves the mapping as it stands; the same once more is the version there is. Undefined, with what
     * is missing marked at its field, when it cannot be saved.
     */
    async function save(view, load) {
      const model = view.getModel('file');
      const { texts, version } = model.getData();
      if (!mappingForm.mark(model, texts)) {
        MessageToast.show(texts.getText('mappingIncomplete'));
        return undefined;
      }
      const content = JSON.stringify(mappingForm.toMapping(model.getData()));
      const mapping = model.getProperty('/name').trim();
      const saved = await service.callUnbound(load.getModel(), 'saveMapping', { mapping, content });
      if (saved.version !== version) tellSaved(model, saved);
      const { delivery, mayLeave } = model.getData();
      const isFull = delivery === 'full' && saved.object === 'items';
      return {
        ...{ mapping, source: saved.source, delivery: isFull ? 'full' : 'delta' },
        mayLeave: isFull && mayLeave ? Number(mayLeave) : null,
      };
    }

    function tellSaved(model, { source, mapping, version, object }) {
      const { texts, saved } = model.getData();
      const others = saved.filter((one) => keyOf(one) !== keyOf({ source, mapping }));
      const now = { source, mapping, version, object, fits: true };
      const choices = [now, ...others];
      model.setProperty('/saved', choices);
      model.setProperty('/mappings', [
        { key: SUGGESTED, text: texts.getText('suggestedMapping') },
        ...choices.map((one) => ({ key: keyOf(one), text: toldMapping(one, texts) })),
      ]);
      model.setProperty('/mappingKey', keyOf(now));
      model.setProperty('/version', version);
      MessageToast.show(texts.getText('mappingSaved', [mapping, version]));
    }

    return {
      nothing,
      show,
      save,
      onObject: follows(useSuggested),
      onMapping: follows(onMapping),
      onReading: follows(onReading),
      onSheet: follows(useSuggestedSheet),
      onSource: follows(async (model) => onSource(model)),
      onSave: follows((_, load, event) => save(service.viewOf(event.getSource()), load)),
      onColumn: (event) => retell(rowOf(event)),
      onDetails,
      onShowAll: (event) => showRows(event.getSource().getModel('file')),
    };

    /** Another sheet is another file: its header is looked for anew. */
    async function useSuggestedSheet(model, load) {
      const { sheet } = model.getData();
      const file = await service.call(load, 'readColumns', { sheet });
      model.setData({ ...model.getData(), ...readAs(file) });
      await useSuggested(model, load);
    }
  },
);
