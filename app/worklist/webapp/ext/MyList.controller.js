/**
 * What the list does by itself: it shows how the day goes above the customers, listens to its keys,
 * and opens the search for a call that telephony hands over. Annotations describe one entity's list;
 * the day is none of its rows.
 */
sap.ui.define(
  [
    'sap/m/Text',
    'sap/ui/Device',
    'sap/ui/core/Fragment',
    'sap/ui/core/mvc/ControllerExtension',
    'sap/ui/model/json/JSONModel',
    './FindCustomer',
    './keys',
    './myDay',
  ],
  (Text, Device, Fragment, ControllerExtension, JSONModel, FindCustomer, keys, myDay) => {
    const list = 'MyPositionsList';

    return ControllerExtension.extend('saldo.worklist.ext.MyList', {
      override: {
        onInit() {
          const view = this.getView();
          view.setModel(new JSONModel({ customers: 0, amounts: [] }), 'day');
          const router = this.base.getAppComponent().getRouter();
          router.attachRouteMatched((event) => {
            if (event.getParameter('name') === list) this.tellDay();
          });
          keys.listen(this.base.getExtensionAPI());
          this.showDay();
        },
        onAfterRendering() {
          this.leaveRoomForCustomers();
          const number = new URL(window.location.href).searchParams.get('call');
          if (!number || this.isCallShown) return;
          this.isCallShown = true;
          FindCustomer.show(this.base.getExtensionAPI(), number);
        },
      },

      /** On a phone the customers come first; day and filters are one tap away. */
      leaveRoomForCustomers() {
        if (!Device.system.phone || this.hasLeftRoom) return;
        this.hasLeftRoom = true;
        this.getView().byId('fe::ListReport').setHeaderExpanded(false);
      },

      /** Above the filters, where Fiori elements has no place for what is not of the list. */
      async showDay() {
        const view = this.getView();
        const day = await Fragment.load({ id: view.getId(), name: 'saldo.worklist.ext.MyDay' });
        const page = view.byId('fe::ListReport');
        page.getHeader().insertContent(day, 0);
        page
          .getTitle()
          .addSnappedContent(
            new Text({ text: '{day>/shortText}' }).addStyleClass('sapUiSmallMarginBegin'),
          );
      },

      async tellDay() {
        const component = this.base.getAppComponent();
        const texts = await component.getModel('i18n').getResourceBundle();
        // The list is of use without the day's figures; the next visit asks again.
        const day = await myDay.ask(component.getModel(), texts).catch(() => null);
        if (day) this.getView().getModel('day').setData(day);
      },
    });
  },
);
