import { expect } from 'chai';
import { logOf, nothing } from '../evidence.examples.ts';
import { logOrder } from './log-order.ts';

const event = (stream: string) => ({ type: 'Happened', data: {}, about: { stream } });
const log = logOf(event('a-org_1'), event('b-org_1'), event('a-org_1'));
const faults = (events: typeof log) => logOrder.find({ ...nothing, events });

describe('the check of the log', () => {
  it('is content with streams that take turns', () => {
    expect(faults(log)).to.deep.equal([]);
  });

  it('finds a gap between positions and between revisions', () => {
    expect(faults(log.slice(1))).to.deep.equal([
      'position 2 stands at place 1',
      'position 3 stands at place 2',
      'a-org_1 has revision 1 where 0 was due',
    ]);
  });

  it('lets positions rise as they like where they do not count, and finds two in the wrong order', () => {
    const rising = log.map((event) => ({ ...event, position: event.position * 100n }));
    const found = (events: typeof log) => logOrder.find({ ...nothing, counted: false, events });
    expect(found(rising)).to.deep.equal([]);
    expect(found(rising.map((event) => ({ ...event, position: 100n })))).to.deep.equal([
      'position 100 stands at place 2',
      'position 100 stands at place 3',
    ]);
  });

  it('finds an event id that comes twice', () => {
    const [first, ...others] = log;
    const doubled = others.map((one) => ({ ...one, metadata: { ...one.metadata, eventId: 'event-1' } }));
    expect(faults(first === undefined ? [] : [first, ...doubled])).to.deep.equal([
      'event id event-1 comes twice',
      'event id event-1 comes twice',
    ]);
  });
});
