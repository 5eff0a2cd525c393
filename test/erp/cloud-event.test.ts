import fc from 'fast-check';
import { cloudEvent, MOST_EVENTS, readCloudEvents } from '../../srv/erp/events/cloud-event.ts';
import { standardTypes, subjectOfType } from '../../srv/erp/events/event-types.ts';

const event = {
  specversion: '1.0',
  id: '1',
  source: '/default/sap.s4/100',
  type: 'sap.s4.beh.businesspartner.v1.BusinessPartner.Changed.v1',
  time: '2026-11-22T08:00:00Z',
  data: { BusinessPartner: '100001' },
};
const read = {
  id: '1',
  source: event.source,
  type: event.type,
  time: '2026-11-22T08:00:00.000Z',
  data: event.data,
};

function message(contentType: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { headers: { 'content-type': contentType, ...headers }, body: text };
}

describe('A CloudEvent', () => {
  test('is read in structured mode, whatever else it carries', () => {
    const body = { ...event, datacontenttype: 'application/json', sapextension: 'x' };
    const structured = message('Application/CloudEvents+JSON; charset=UTF-8', body);
    expect(readCloudEvents(structured)).toEqual([read]);
  });

  test('is read in binary mode, its attributes from headers', () => {
    const { data, ...attributes } = event;
    const headers = Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [`ce-${name}`, encodeURIComponent(value)]),
    );
    expect(readCloudEvents(message('application/json', data, headers))).toEqual([read]);
  });

  test('is read in a batch, in its order', () => {
    const batch = [event, { ...event, id: '2' }];
    const events = readCloudEvents(message('application/cloudevents-batch+json', batch));
    expect(events.map(({ id }) => id)).toEqual(['1', '2']);
  });

  test.each([
    ['another media type', message('text/plain', event), 'EVENT_MEDIA_TYPE'],
    ['no media type', { headers: {}, body: '{}' }, 'EVENT_MEDIA_TYPE'],
    ['broken JSON', message('application/cloudevents+json', '{'), 'EVENT_INVALID'],
    ['a list in place of an event', message('application/cloudevents+json', []), 'EVENT_INVALID'],
    [
      'an event in place of a batch',
      message('application/cloudevents-batch+json', event),
      'EVENT_INVALID',
    ],
    [
      'broken encoding in a header',
      message('application/json', {}, { 'ce-id': '%' }),
      'EVENT_INVALID',
    ],
    [
      'too many at once',
      message('application/cloudevents-batch+json', Array(MOST_EVENTS + 1).fill(event)),
      'EVENT_INVALID',
    ],
  ])('is refused: %s', (_, faulty, code) => {
    expect(() => readCloudEvents(faulty)).toThrow(expect.objectContaining({ code }));
  });

  test.each([
    ['specversion', '0.3'],
    ['id', ''],
    ['id', 7],
    ['source', undefined],
    ['type', 'x'.repeat(256)],
    ['time', 'yesterday'],
    ['data', 'text'],
    ['data', [1]],
    ['data', undefined],
  ])('is refused with %s as %p, which the message names', (name, value) => {
    expect(() => cloudEvent({ ...event, [name]: value })).toThrow(name);
  });

  test('is read or refused, never anything else, whatever comes', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('', '-batch'), (body, mode) => {
        try {
          const events = readCloudEvents(message(`application/cloudevents${mode}+json`, body));
          expect(Array.isArray(events)).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ code: 'EVENT_INVALID' });
        }
      }),
    );
  });
});

describe("An event's type", () => {
  test('says what the event is about, as a name or as the topic of a broker', () => {
    expect(subjectOfType(event.type)).toBe('partner');
    const topic = 'sap/s4/beh/businesspartner/v1/BusinessPartner/Changed/v1';
    expect(subjectOfType(topic)).toBe('partner');
    expect(subjectOfType(`bank/s4hana/1/ce/${topic}`)).toBe('partner');
  });

  test('may be added by the bank, and otherwise says nothing', () => {
    const own = { 'z.bank.Posting.v1': 'document' } as const;
    expect(subjectOfType('z.bank.Posting.v1', own)).toBe('document');
    expect(subjectOfType('z.bank.Posting.v1')).toBeUndefined();
  });

  test('is marked as assumed where SAP publishes no name', () => {
    const published = standardTypes.filter(({ type }) => type.startsWith('sap.'));
    for (const { type, isAssumed } of published) {
      expect([type, isAssumed ?? false]).toEqual([type, !type.includes('.BusinessPartner.')]);
    }
  });
});
