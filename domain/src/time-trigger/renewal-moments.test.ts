import { deepEqual } from 'node:assert/strict';
import {
  contractCreated,
  contractRenewed,
  contractTerminated,
  renewalDateChanged,
} from '../contract/contract.examples.ts';
import type { Message } from '../kernel/decider.ts';
import type { Recorded } from '../kernel/recorded.ts';
import type { OrganizationEvent } from '../organization/organization.events.ts';
import { partnerArchived } from '../partner/partner.examples.ts';
import { recorded } from '../testing/recorded.ts';
import { renewalsIn } from './renewal-moments.ts';

const organizationCreated = (timeZone: string): OrganizationEvent => ({
  type: 'OrganizationCreated',
  data: { organizationId: 'org-1', name: 'Northwind', slug: 'northwind', timeZone },
});
const settingsChanged = (changes: { readonly name?: string; readonly timeZone?: string }): OrganizationEvent => ({
  type: 'OrganizationSettingsChanged',
  data: { organizationId: 'org-1', changes },
});
const LATER = '2030-01-01T00:00:00.000Z';

const history = (...entries: readonly (readonly [at: string, event: Message])[]): readonly Recorded[] =>
  entries.map(([at, event], index) => recorded(event, { position: BigInt(index + 1), recordedAt: `${at}:00.000Z` }));
const created = (renewalDate = '2026-06-30') => contractCreated({ renewalDate });
const entered = (events: readonly Recorded[], daysBefore = 30, until = LATER) =>
  renewalsIn(events, daysBefore, until).moments.map(({ dueAt, renewalDate }) => [dueAt, renewalDate]);

describe('a renewal', () => {
  it('approaches when the day begins that is 30 calendar days before it', () => {
    const events = history(['2026-01-01T12:00', created()]);
    deepEqual(renewalsIn(events, 30, '2026-05-30T23:59:59.999Z').moments, []);
    deepEqual(renewalsIn(events, 30, '2026-05-31T00:00:00.000Z').moments, [
      {
        contractId: 'contract-1',
        partnerId: 'partner-1',
        renewalDate: '2026-06-30',
        position: 1n,
        dueAt: '2026-05-31T00:00:00.000Z',
      },
    ]);
  });

  it('goes by the days of where the organization is, over changes of the clock', () => {
    const berlin = organizationCreated('Europe/Berlin');
    const events = history(['2026-01-01T12:00', berlin], ['2026-01-01T12:00', created('2026-04-10')]);
    deepEqual(entered(events), [['2026-03-10T23:00:00.000Z', '2026-04-10']]);
    deepEqual(entered(events, 10), [['2026-03-30T22:00:00.000Z', '2026-04-10']]);
  });

  it('comes again for a date that a contract is moved back to, where nobody waited for it before', () => {
    const events = history(
      ['2026-06-01T12:00', created('2026-06-10')],
      ['2026-06-02T12:00', renewalDateChanged('2026-06-10', '2026-12-31')],
      ['2026-06-03T12:00', renewalDateChanged('2026-12-31', '2026-06-10')],
    );
    const positions = (isAwaited?: (moment: { readonly position: bigint }) => boolean) =>
      renewalsIn(events, 30, '2026-06-30T00:00:00.000Z', isAwaited).moments.map(({ position }) => position);
    deepEqual(positions(), [1n]);
    deepEqual(
      positions(({ position }) => position > 1n),
      [3n],
    );
  });

  it('goes by where the organization has moved to', () => {
    const moved = settingsChanged({ timeZone: 'Pacific/Auckland' });
    const events = history(['2026-01-01T12:00', created()], ['2026-02-01T12:00', moved]);
    deepEqual(entered(events), [['2026-05-30T12:00:00.000Z', '2026-06-30']]);
    const renamed = settingsChanged({ name: 'Northwind' });
    deepEqual(entered([...events, ...history(['2026-03-01T12:00', renamed])]), [
      ['2026-05-30T12:00:00.000Z', '2026-06-30'],
    ]);
  });

  it('approaches at once when the contract is noted inside the window', () => {
    deepEqual(entered(history(['2026-06-10T12:00', created()])), [['2026-06-10T12:00:00.000Z', '2026-06-30']]);
  });

  it('approaches once per date: a date that moves cancels the moment and makes another', () => {
    const moved = history(
      ['2026-01-01T12:00', created()],
      ['2026-03-01T12:00', renewalDateChanged('2026-06-30', '2026-09-30')],
    );
    deepEqual(entered(moved), [['2026-08-31T00:00:00.000Z', '2026-09-30']]);
    const late = history(
      ['2026-01-01T12:00', created()],
      ['2026-06-01T12:00', renewalDateChanged('2026-06-30', '2026-09-30')],
      ['2026-09-15T12:00', contractRenewed('2026-09-30', '2027-09-30')],
    );
    deepEqual(entered(late), [
      ['2026-05-31T00:00:00.000Z', '2026-06-30'],
      ['2026-08-31T00:00:00.000Z', '2026-09-30'],
      ['2027-08-31T00:00:00.000Z', '2027-09-30'],
    ]);
  });

  it('does not approach again when a date comes back that it has approached', () => {
    const events = history(
      ['2026-01-01T12:00', created()],
      ['2026-06-05T12:00', renewalDateChanged('2026-06-30', '2026-12-31')],
      ['2026-06-06T12:00', renewalDateChanged('2026-12-31', '2026-06-30')],
    );
    deepEqual(entered(events), [['2026-05-31T00:00:00.000Z', '2026-06-30']]);
  });

  it('can be asked about for any number of days', () => {
    const events = history(['2026-01-01T12:00', created()]);
    deepEqual(entered(events, 0), [['2026-06-30T00:00:00.000Z', '2026-06-30']]);
    deepEqual(entered(events, 90), [['2026-04-01T00:00:00.000Z', '2026-06-30']]);
  });

  it('does not approach for a contract that has ended, nor with an archived partner', () => {
    deepEqual(entered(history(['2026-01-01T12:00', created()], ['2026-05-01T12:00', contractTerminated()])), []);
    deepEqual(entered(history(['2026-01-01T12:00', created()], ['2026-05-01T12:00', partnerArchived()])), []);
    const after = history(['2026-01-01T12:00', created()], ['2026-06-01T12:00', contractTerminated()]);
    deepEqual(entered(after), [['2026-05-31T00:00:00.000Z', '2026-06-30']]);
  });

  it('stands until the date moves or the contract ends', () => {
    const events = history(
      ['2026-01-01T12:00', created()],
      ['2026-06-10T12:00', renewalDateChanged('2026-06-30', '2026-07-31')],
      ['2026-07-10T12:00', contractTerminated()],
    );
    const standing = (until: string) =>
      renewalsIn(events, 30, `${until}T00:00:00.000Z`).standing.map(({ renewalDate }) => renewalDate);
    deepEqual(['2026-05-30', '2026-06-01', '2026-06-11', '2026-07-05', '2026-07-11'].map(standing), [
      [],
      ['2026-06-30'],
      [],
      ['2026-07-31'],
      [],
    ]);
  });
});
