/**
 * What the customer's page does by itself: it takes the customer for the agent while the page is
 * open, and asks the contact gate for every channel. Annotations can offer actions, not call them.
 */
sap.ui.define(
  [
    'sap/m/MessageBox',
    'sap/ui/core/mvc/ControllerExtension',
    'sap/ui/model/json/JSONModel',
    './contactGate',
    './erpProgress',
  ],
  (MessageBox, ControllerExtension, JSONModel, contactGate, erpProgress) => {
    const list = 'MyPositionsList';

    return ControllerExtension.extend('saldo.worklist.ext.CustomerPage', {
      override: {
        onInit() {
          this.getView().setModel(new JSONModel({ channels: [] }), 'gate');
          const router = this.base.getAppComponent().getRouter();
          router.attachRouteMatched((event) => {
            if (event.getParameter('name') === list) this.release();
          });
        },
        routing: {
          async onAfterBinding(position) {
            if (!position || position.getPath() === this.held?.getPath()) return;
            await this.release();
            await Promise.all([this.take(position), this.askGate(position)]);
          },
        },
        editFlow: {
          /** A contact just logged may close a channel for the rest of the day. */
          async onAfterActionExecution() {
            if (!this.held) return;
            erpProgress.follow(this.held);
            await this.askGate(this.held);
          },
        },
      },

      /** Holds the customer over all segments, so that two agents never work one customer. */
      async take(position) {
        this.held = position;
        try {
          await call(position, 'openCustomer');
        } catch (error) {
          this.held = undefined;
          MessageBox.warning(error.message);
        }
      },

      async release() {
        const position = this.held;
        this.held = undefined;
        // A hold that cannot be given back runs out by itself; the agent has already left.
        if (position) await call(position, 'releaseCustomer').catch(() => {});
      },

      async askGate(position) {
        const texts = await this.base.getAppComponent().getModel('i18n').getResourceBundle();
        const channels = await contactGate.ask(position, texts);
        this.getView().getModel('gate').setProperty('/channels', channels);
      },
    });

    function call(position, action) {
      const operation = position.getModel().bindContext(`WorklistService.${action}(...)`, position);
      return operation.invoke('$auto.hold', true);
    }
  },
);
