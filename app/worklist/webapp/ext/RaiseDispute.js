/**
 * The dialog in which an agent takes down what the customer contests: which items, or which part of
 * them. Written by hand as it takes a table; see PromiseToPay.
 */
sap.ui.define(
  ['sap/ui/model/Filter', 'sap/ui/model/Sorter', './customerDialog', './itemKey'],
  (Filter, Sorter, customerDialog, itemKey) => {
    const tables = ['items', 'disputes'];

    function open(position) {
      return customerDialog.open(this, 'RaiseDispute', begin(position), (model, means) => ({
        onChange: () => model.setData(counted(model.getData())),
        onCancel: means.close,
        onDispute: () => send(model, means, position),
      }));
    }

    async function begin(position) {
      const [items, reasons, categories, seen] = await Promise.all([
        readItems(position),
        customerDialog.readAll(position, '/DisputeReasons'),
        customerDialog.readAll(position, '/DisputeCategories'),
        customerDialog.lastChange(position),
      ]);
      const category = categories[0]?.code ?? '';
      return counted({ items, reasons, categories, category, seen, reason: '', note: '' });
    }

    /** Open receivables, the oldest first; what is in a case already is shown and cannot be chosen. */
    async function readItems(position) {
      const filters = [new Filter('clearingStatus', 'EQ', ''), new Filter('amount', 'GT', 0)];
      const sorters = [new Sorter('dueDate')];
      const rows = await customerDialog.readAll(position, 'items', { filters, sorters });
      return rows.map((row) => ({
        ...row,
        isDisputable: !row.disputedAmount,
        chosen: false,
        disputed: row.amount,
      }));
    }

    function counted(data) {
      const chosen = data.items.filter((row) => row.chosen && row.isDisputable);
      return { ...data, isReady: chosen.length > 0 && data.reason !== '' };
    }

    async function send(model, means, position) {
      const { items, reason, category, note, seen } = model.getData();
      const chosen = items.filter((row) => row.chosen && row.isDisputable);
      const disputed = chosen.map((row) => ({ ...itemKey.of(row), amount: row.disputed }));
      const parameters = { items: disputed, reason, category: category || null, note, seen };
      const reload = async () => {
        const [fresh, lastSeen] = await Promise.all([
          readItems(position),
          customerDialog.lastChange(position),
        ]);
        const kept = withTyped(fresh, model.getData().items);
        model.setData(counted({ ...model.getData(), items: kept, seen: lastSeen }));
        await customerDialog.refresh(position, tables);
      };
      const sent = { action: 'raiseDispute', parameters, reload };
      if (!(await customerDialog.send(position, means.dialog, sent))) return;
      await customerDialog.done(position, means, 'disputeDone', tables);
    }

    /** What was chosen and typed on the new figures; the whole stays the whole. */
    function withTyped(fresh, before) {
      const known = new Map(before.map((row) => [itemKey.textOf(row), row]));
      return fresh.map((row) => {
        const typed = known.get(itemKey.textOf(row));
        if (!typed) return row;
        const disputed = typed.disputed === typed.amount ? row.amount : typed.disputed;
        return { ...row, chosen: typed.chosen && row.isDisputable, disputed };
      });
    }

    return { open };
  },
);
