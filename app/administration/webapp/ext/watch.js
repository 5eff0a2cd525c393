/** Looks again and again how a night stands: who watches one presses nothing to see how far it is. */
sap.ui.define([], () => {
  const pause = 5_000;

  /**
   * @param look says how it stands now; asked while somebody can see the page
   * @param refresh called whenever it stands otherwise than when it was looked at last
   * @returns ends the watch
   */
  return function watch(look, refresh) {
    let last;
    let isLooking = false;

    async function lookAgain() {
      if (document.hidden || isLooking) return;
      isLooking = true;
      try {
        const now = JSON.stringify(await look());
        if (last !== undefined && now !== last) await refresh();
        last = now;
      } catch {
        // The next look may find the server again.
      } finally {
        isLooking = false;
      }
    }

    lookAgain();
    const timer = setInterval(lookAgain, pause);
    return () => clearInterval(timer);
  };
});
