/** The key of a position as it stands in an address. */
sap.ui.define([], () => {
  const quoted = (value) => `'${encodeURIComponent(String(value).replaceAll("'", "''"))}'`;

  function of({ segment, source, partner }) {
    return `segment=${quoted(segment)},source=${quoted(source)},partner=${quoted(partner)}`;
  }

  return { of };
});
