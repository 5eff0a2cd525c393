// What Saldo and the ERP think differently of. One of them decides, as configured; the other's view stands beside it.
using from './differing-promises';
using from './differing-agencies';
using from './differing-letters';
