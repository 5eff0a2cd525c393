/** What an agent may see, a file for each section of the customer page; rows are limited in views/positions.cds. */
using from './views/positions';
using from './views/items';
using from './views/promises';
using from './views/contacts';
using from './views/operations';
using from './views/disputes';
using from './views/credit';
using from './views/blocks';
using from './views/plans';
using from './views/write-offs';
using from './views/documents';
