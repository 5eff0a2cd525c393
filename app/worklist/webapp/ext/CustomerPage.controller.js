/**
 * What the customer's page does by itself: it takes the customer for the agent while the page is
 * open, and asks the contact gate for every channel. Annotations can offer actions, not call them.
 */
sap.ui.define(
  [
    'sap/m/MessageBox',
    'sap/ui/core/EventBus',
    'sap/ui/core/mvc/ControllerExtension',
    'sap/ui/model/json/JSONModel',
    './contactGate',
    './erpProgress',
    './glance',
  ],
  (MessageBox, EventBus, ControllerExtension, JSONModel, contactGate, erpProgress, glance) => {
    const list = 'MyPositionsList';
    const nothingKnown = { flags: [], lines: [], amounts: [] };

    return ControllerExtension.extend('saldo.worklist.ext.CustomerPage', {
      override: {
        onInit() {
          this.getView().setModel(new JSONModel({ channels: [] }), 'gate');
          this.getView().setModel(new JSONModel(nothingKnown), 'glance');
          const router = this.base.getAppComponent().getRouter();
          router.attachRouteMatched((event) => {
            if (event.getParameter('name') === list) this.release();
          });
          contactGate.begin(this.base.getExtensionAPI());
          const asked = () => this.held && this.askGate(this.held);
          EventBus.getInstance().subscribe('saldo.worklist', 'contacted', asked);
        },
        routing: {
          async onAfterBinding(position) {
            if (!position || position.getPath() === this.held?.getPath()) return;
            await this.release();
            await Promise.all([this.take(position), this.askGate(position), this.lookAt(position)]);
          },
        },
        editFlow: {
          /** A contact just logged may close a channel for the rest of the day. */
          async onAfterActionExecution(action) {
            if (!this.held) return;
            if (action.endsWith('.handOver')) return this.leave();
            erpProgress.follow(this.held);
            await Promise.all([this.askGate(this.held), this.lookAt(this.held)]);
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

      /** Flags, amounts by currency, and the rest that an agent has to know before they speak. */
      async lookAt(position) {
        const model = this.getView().getModel('glance');
        model.setData(nothingKnown);
        const texts = await this.base.getAppComponent().getModel('i18n').getResourceBundle();
        model.setData(await glance.ask(position, texts));
      },

      /** The customer is another group's now: nothing is left to be given back. */
      leave() {
        this.held = undefined;
        this.base.getExtensionAPI().getRouting().navigateToRoute(list);
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
