/**
 * The trial of a version on the portfolio: who would move, before and after. Judging 200,000 customers
 * takes a while, so the dialog may be closed meanwhile; what came of it is there when it opens again.
 */
sap.ui.define(
  ['sap/m/MessageBox', 'sap/m/MessageToast', './desk', './trialInWords', './trials'],
  (MessageBox, MessageToast, desk, trialInWords, keptTrials) => {
    const everybody = 'all';
    /** Trials of this visit by version, under way or done. */
    const trials = new Map();

    /** Called by Fiori elements with the page's version. */
    async function open(version) {
      const view = this.getEditFlow().getView();
      const [words, id] = await Promise.all([
        wordsFor(view, version),
        version.requestProperty('ID'),
      ]);
      const trial = trials.get(id) ?? { size: '10000', state: 'asked' };
      trials.set(id, trial);
      const dialog = await desk.openDialog(view, {
        fragment: 'Trial',
        name: 'trial',
        data: {},
        handlers: {
          onSizeChange: (event) => {
            trial.size = event.getParameter('item').getKey();
          },
          onStart: () => start(trial, { version, view, words }),
          onClose: () => dialog.close(),
        },
      });
      trial.show = () => {
        if (!dialog.isDestroyed()) dialog.getModel('trial').setData(asShown(trial, words.texts));
      };
      dialog.attachAfterClose(() => {
        trial.show = () => announce(trial, words.texts);
      });
      trial.show();
    }

    /** A trial that was kept, as whoever made it saw it. */
    async function openKept(view, version, { report, head }) {
      const { texts, priorities } = await wordsFor(view, version);
      const dialog = await desk.openDialog(view, {
        fragment: 'Trial',
        name: 'trial',
        data: {
          isKept: true,
          isDone: true,
          ...trialInWords.tell(report, priorities, texts),
          summary: head.text,
          stale: head.stale,
        },
        handlers: { onClose: () => dialog.close() },
      });
    }

    /** Priorities as the version ranks them, the highest first. */
    async function wordsFor(view, version) {
      const model = version.getModel();
      const [texts, priorities, bands] = await Promise.all([
        desk.textsOf(view),
        desk.readAll(model.bindList('/Priorities')),
        desk.readAll(model.bindList('bands', version, [], [], { $$ownRequest: true })),
      ]);
      const from = new Map(bands.map(({ priority, percentFrom }) => [priority, percentFrom]));
      const rank = ({ code }) => from.get(code) ?? -1;
      return { texts, priorities: priorities.toSorted((a, b) => rank(b) - rank(a)) };
    }

    async function start(trial, { version, view, words: { texts, priorities } }) {
      const began = Date.now();
      const tick = () => {
        trial.seconds = Math.round((Date.now() - began) / 1000);
        if (trial.state === 'running') trial.show();
      };
      Object.assign(trial, { state: 'running', result: undefined, error: '', seconds: 0 });
      trial.show();
      const timer = setInterval(tick, 1000);
      try {
        const sampleSize = trial.size === everybody ? null : Number(trial.size);
        const report = await desk.call(version, 'tryVersion', { sampleSize });
        trial.result = trialInWords.tell(report, priorities, texts);
        trial.state = 'done';
        await keptTrials.refresh(view, version);
      } catch (error) {
        trial.error = error.message;
        trial.state = 'failed';
      } finally {
        clearInterval(timer);
      }
      trial.show();
    }

    /** Whoever has gone on working hears of it, once. */
    function announce({ state, error }, texts) {
      if (state === 'done') MessageToast.show(texts.getText('trialReady'));
      if (state === 'failed') MessageBox.error(error);
    }

    function asShown({ size, state, seconds, error, result }, texts) {
      return {
        size,
        error,
        isRunning: state === 'running',
        running: texts.getText('trialRunning', [seconds ?? 0]),
        ...result,
        isDone: state === 'done',
      };
    }

    return { open, openKept };
  },
);
