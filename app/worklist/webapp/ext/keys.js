/** Keys for what an agent does all day: Ctrl+Alt+N for the next customer, Ctrl+Alt+F to find one. */
sap.ui.define(['./FindCustomer', './nextCustomer'], (FindCustomer, nextCustomer) => {
  const actions = { KeyN: nextCustomer, KeyF: FindCustomer };

  /** From now on, on every page of the app. The API is that of the list, which stays. */
  function listen(api) {
    document.addEventListener('keydown', (event) => {
      const action = event.ctrlKey && event.altKey && actions[event.code];
      if (!action || document.querySelector('.sapMDialogOpen')) return;
      event.preventDefault();
      action.open.call(api);
    });
  }

  return { listen };
});
