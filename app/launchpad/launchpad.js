import { readDay, readSession, signIn, signOut, waitForLibraries } from './backend.js';
import { chooseLanguage, chosenLanguage, loadTexts, text } from './texts.js';

const byId = (id) => document.getElementById(id);

await start().catch(showUnreachable);

async function start() {
  byId('language').value = chosenLanguage();
  byId('language').addEventListener('change', (event) => chooseLanguage(event.target.value));
  await loadTexts();
  const session = await readSession();
  byId('sign-out').addEventListener('click', () => signOut(session.signOut));
  if (session.signOut) byId('sign-out').textContent = text('leave');
  const me = session.users.find((user) => user.id === session.user);
  if (me) await showHome(me);
  else showWelcome(session.users);
  await waitForLibraries((missing) => {
    byId('libraries').hidden = !missing;
  });
}

function showWelcome(users) {
  byId('users').replaceChildren(...users.map(userCard));
  byId('welcome').hidden = false;
}

function userCard(user) {
  const card = element('button', 'card user');
  card.type = 'button';
  card.dataset.user = user.id;
  const words = element('span', 'words');
  words.append(element('strong', '', user.name), element('span', 'role', roleText(user)));
  if (user.about) words.append(element('span', 'small', user.about));
  card.append(element('span', 'avatar', initials(user.name)), words);
  card.addEventListener('click', () => signIn(user.id).then(reload));
  return card;
}

async function showHome(me) {
  byId('avatar').textContent = initials(me.name);
  byId('my-name').textContent = me.name;
  byId('me').hidden = false;
  byId('greeting').textContent = text('greeting', { name: me.name });
  byId('home').hidden = false;
  await showTiles(me);
  if (me.roles.includes('agent')) await showDay();
}

async function showTiles(me) {
  const apps = await (await fetch('apps.json')).json();
  const mine = apps.filter(({ roles }) => roles.some((role) => me.roles.includes(role)));
  byId('tiles').replaceChildren(...mine.map(tile));
  if (mine.length === 0) byId('tiles').textContent = text('noApps');
}

function tile(app) {
  const link = element('a', 'card tile');
  const address = new URL(app.href, location.href);
  address.searchParams.set('sap-language', chosenLanguage()); // before the #, where UI5 looks for it
  link.href = address.href;
  link.dataset.app = app.id;
  const icon = element('img');
  icon.src = app.icon;
  icon.alt = '';
  link.append(
    element('strong', '', text(`app.${app.id}.title`)),
    element('span', 'small', text(`app.${app.id}.text`)),
    icon,
  );
  return link;
}

async function showDay() {
  const day = await readDay();
  if (!day) {
    byId('today').textContent = text('nothingToday');
    return;
  }
  const date = new Intl.DateTimeFormat(chosenLanguage(), { dateStyle: 'full', timeZone: 'UTC' });
  byId('today').textContent = text('businessDate', {
    date: date.format(new Date(day.businessDate)),
  });
  const figures = ['open', 'high', 'promised', 'done'].map((name) => figure(name, day[name]));
  byId('figures').replaceChildren(...figures);
}

function figure(name, value) {
  const box = element('div', `figure ${name}`);
  const number = value.toLocaleString(chosenLanguage());
  box.append(element('strong', '', number), element('span', '', text(`figure.${name}`)));
  return box;
}

function showUnreachable(error) {
  console.error(error);
  byId('libraries').textContent = text('unreachable');
  byId('libraries').hidden = false;
}

function roleText(user) {
  return user.roles.map((role) => text(`role.${role}`)).join(', ');
}

function initials(name) {
  return name
    .split(/\s+/)
    .map((word) => word[0])
    .slice(0, 2)
    .join('');
}

/** Builds an element from text only, so that no name can bring markup into the page. */
function element(tag, className = '', content = '') {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = content;
  return node;
}

function reload() {
  location.reload();
}
