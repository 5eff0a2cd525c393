/** Lets the agent see that the ERP has taken what was agreed, without reloading the page. */
sap.ui.define(['sap/ui/model/Filter'], (Filter) => {
  const underWay = new Filter(
    ['pending', 'sending'].map((state) => new Filter('operationState', 'EQ', state)),
    false,
  );
  const tables = ['promises', 'contacts', 'plans', 'documents'];
  /** The ERP answers within seconds, a busy one within a minute; what takes longer is seen when the page is opened again. */
  const pauses = [1000, 1500, 2500, 5000, 10_000, 20_000];

  /** Looks a few times, and shows the new state as soon as nothing is under way any more. */
  async function follow(position) {
    for (const pause of pauses) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (!(await isUnderWay(position))) break;
    }
    if (!isShown(position)) return; // the agent has gone on to the next customer
    await position.requestSideEffects(
      tables.map(($NavigationPropertyPath) => ({ $NavigationPropertyPath })),
    );
  }

  async function isUnderWay(position) {
    if (!isShown(position)) return false;
    const found = await Promise.all(
      tables.map((table) =>
        position
          .getModel()
          .bindList(table, position, [], [underWay], { $select: 'ID' })
          .requestContexts(0, 1),
      ),
    );
    return found.some((contexts) => contexts.length > 0);
  }

  function isShown(position) {
    return Boolean(position.getBinding());
  }

  return { follow };
});
