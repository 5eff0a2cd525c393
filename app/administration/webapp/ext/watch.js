/** Looks again and again whether something is under way: who watches a night presses nothing to see how far it is. */
sap.ui.define([], () => {
  const pause = 5_000;

  /**
   * @param isBusy whether something is under way now; asked while somebody can see the page
   * @param refresh called while it is, and once more when it has come to its end
   * @returns ends the watch
   */
  return function watch(isBusy, refresh) {
    let wasBusy = false;
    let isLooking = false;

    async function look() {
      if (document.hidden || isLooking) return;
      isLooking = true;
      try {
        const isBusyNow = await isBusy();
        if (isBusyNow || wasBusy) await refresh();
        wasBusy = isBusyNow;
      } catch {
        // The next look may find the server again.
      } finally {
        isLooking = false;
      }
    }

    const timer = setInterval(look, pause);
    return () => clearInterval(timer);
  };
});
