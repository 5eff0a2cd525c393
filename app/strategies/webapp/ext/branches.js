/** The branches of a tree, as they are asked: each opens in the editor, and can be moved in a draft. */
sap.ui.define(['./clauseEditor', './desk', './trials'], (clauseEditor, desk, trials) => {
  const indent = '\u2003\u2003'; // two wide spaces, which no browser collapses

  /** Reads the tree as sentences into the view's model `outline`. */
  async function show(view, tree) {
    const outline = await desk.call(tree, 'outline');
    const branches = outline.branches.map((branch) => ({
      ...branch,
      indent: indent.repeat(branch.depth),
    }));
    view.getModel('outline').setData({ known: outline.known, branches });
  }

  /** All on the page that another branch changes. */
  async function refresh(view, tree) {
    await show(view, tree);
    await trials.refresh(view, tree);
  }

  function add(event) {
    return edit(placeOf(event), { sequence: null, parent: null });
  }

  function addBelow(event) {
    const place = placeOf(event);
    return edit(place, { sequence: null, parent: place.branch.sequence });
  }

  function open(event) {
    const place = placeOf(event);
    return edit(place, { sequence: place.branch.sequence, parent: null });
  }

  function moveUp(event) {
    return move(placeOf(event), true);
  }

  function moveDown(event) {
    return move(placeOf(event), false);
  }

  async function move({ view, tree, branch }, up) {
    const { known } = view.getModel('outline').getData();
    await desk.whileBusy(view, async () => {
      await desk.call(tree, 'moveBranch', { sequence: branch.sequence, known, up });
      await refresh(view, tree);
    });
  }

  /** By the button at the end of a row, or the delete key on it; with all branches below. */
  async function takeOut(event) {
    const { view, tree } = placeOf(event);
    const { known } = view.getModel('outline').getData();
    const branch = event.getParameter('listItem').getBindingContext('outline').getObject();
    const { sequence, number, title, sentence } = branch;
    await desk.takeOut(view, {
      question: 'removeBranchAsk',
      sentence: `${number} ${title}: ${sentence}`,
      remove: async () => {
        await desk.call(tree, 'removeBranch', { sequence, known });
        await refresh(view, tree);
      },
    });
  }

  async function edit({ view, tree }, { sequence, parent }) {
    const clause = {
      isRule: false,
      mayEdit: tree.getProperty('mayEdit'),
      context: tree,
      read: () => readBranch(view, tree, sequence),
      save: (clause) => desk.call(tree, 'saveBranch', { sequence, parent, ...clause }),
      remove: ({ known }) => desk.call(tree, 'removeBranch', { sequence, known }),
      changed: () => refresh(view, tree),
    };
    await desk.whileBusy(view, () => clauseEditor.open(view, clause));
  }

  async function readBranch(view, tree, sequence) {
    if (sequence !== null) return desk.call(tree, 'branchToEdit', { sequence });
    const currency = await tree.requestProperty('currency');
    const { known } = view.getModel('outline').getData();
    return { sequence, currency, titles: [], known, conditions: [] };
  }

  function placeOf(event) {
    const source = event.getSource();
    return {
      view: desk.viewOf(source),
      tree: source.getBindingContext(),
      branch: source.getBindingContext('outline')?.getObject(),
    };
  }

  return { show, add, addBelow, open, takeOut, moveUp, moveDown };
});
