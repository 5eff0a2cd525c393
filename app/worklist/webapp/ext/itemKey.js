/** The key of an item, as text and as the service takes it. */
sap.ui.define([], () => {
  function of({ document, repetition, item, subitem }) {
    return { document, repetition, item, subitem };
  }

  function textOf(item) {
    return Object.values(of(item)).join('/');
  }

  return { of, textOf };
});
