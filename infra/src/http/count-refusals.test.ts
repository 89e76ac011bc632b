import { deepEqual, equal } from 'node:assert/strict';
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts';
import { countRefusals, type ManyRefusals, type Refusal } from './count-refusals.ts';

const MINUTE = 60_000;
const ADA: Refusal = {
  status: 403,
  route: 'GET /api/workflows',
  address: '192.0.2.1',
  userId: 'ada',
  organizationId: 'org-1',
};
const NOBODY: Refusal = { ...ADA, status: 401, userId: undefined, organizationId: undefined };

describe('refusals', () => {
  let clock: ManualClock;
  let told: ManyRefusals[];
  let refused: (refusal: Refusal) => void;
  beforeEach(() => {
    clock = createManualClock('2026-05-16T12:00:00.000Z');
    told = [];
    refused = countRefusals(clock, (many) => told.push(many));
  });
  const times = (count: number, refusal: Refusal) => {
    for (let made = 0; made < count; made += 1) refused(refusal);
  };

  it('are told of when there are ten, with who was refused and what', () => {
    times(8, ADA);
    refused({ ...ADA, route: 'POST /api/partners' });
    deepEqual(told, []);
    clock.advance(MINUTE);
    refused(ADA);
    deepEqual(told, [
      {
        status: 403,
        userId: 'ada',
        organizationId: 'org-1',
        network: '192.0.2.1',
        count: 10,
        since: '2026-05-16T12:00:00.000Z',
        routes: ['GET /api/workflows', 'POST /api/partners'],
      },
    ]);
  });

  it('are told of a few times however many there are, and name a few routes however many were asked for', () => {
    for (let made = 0; made < 12_345; made += 1) refused({ ...NOBODY, route: `GET /${made}` });
    deepEqual(
      told.map(({ count }) => count),
      [10, 100, 1_000, 10_000],
    );
    equal(
      told.every(({ routes }) => routes.length === 5),
      true,
    );
  });

  it('are each person’s own, or a network’s where nobody is signed in, and an organization’s', () => {
    times(9, ADA);
    times(9, { ...ADA, userId: 'eve' });
    times(9, { ...ADA, organizationId: 'org-2' });
    times(9, NOBODY);
    times(9, { ...NOBODY, address: '2001:db8::1' });
    deepEqual(told, []);
    refused({ ...NOBODY, address: '2001:db8::2' });
    deepEqual(
      told.map(({ network }) => network),
      [
        '2001:db8:0:0'
          .split(':')
          .map((part) => String(Number.parseInt(part, 16)))
          .join(':'),
      ],
    );
  });

  it('are counted anew after ten minutes', () => {
    times(9, ADA);
    clock.advance(10 * MINUTE);
    times(9, ADA);
    deepEqual(told, []);
    refused(ADA);
    equal(told.length, 1);
  });

  it('of ever other people are told of a hundred times in ten minutes, and then again', () => {
    for (let person = 0; person < 300; person += 1) times(10, { ...ADA, userId: `user-${person}` });
    equal(told.length, 100);
    clock.advance(10 * MINUTE);
    times(10, { ...ADA, userId: 'somebody-new' });
    equal(told.length, 101);
  });
});
