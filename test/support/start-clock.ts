/** For `node --import`, in front of a server: its clock starts at the instant CLOCK_STARTS_AT, and runs on from there. */
const RealDate = Date;
const shift = RealDate.parse(String(process.env.CLOCK_STARTS_AT)) - RealDate.now();
const now = () => RealDate.now() + shift;

globalThis.Date = new Proxy(RealDate, {
  construct: (date, given) => Reflect.construct(date, given.length > 0 ? given : [now()]),
  apply: () => new RealDate(now()).toString(),
  get: (date, name) => (name === 'now' ? now : Reflect.get(date, name)),
});
