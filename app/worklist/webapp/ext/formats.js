/** How texts with placeholders are shown in fragments. */
sap.ui.define(['sap/base/strings/formatMessage'], (formatMessage) => {
  /** The first value is the text, the others stand in its places. */
  function message(text, ...values) {
    return formatMessage(text, values);
  }

  return { message };
});
