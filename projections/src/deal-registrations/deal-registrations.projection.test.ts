import type { Recorded } from '@partneros/domain';
import {
  accountClaimContested,
  accountClaimed,
  accountClaimReleased,
  claimantExample,
  dealRegistrationReviewStarted,
  dealRegistrationSubmitted,
  dealRegistrationWithdrawn,
  recorded,
} from '@partneros/domain/testing';
import { type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
import { expect } from 'chai';
import { foldBatch } from '../kernel/fold-batch.ts';
import { dealRegistrationsModel } from './deal-registrations.model.ts';
import { dealRegistrations } from './deal-registrations.projection.ts';

const first = claimantExample(1);
const second = claimantExample(2, 'partner-2');
const third = claimantExample(3, 'partner-3');

describe('deal registrations projection', () => {
  let stores: MemoryStores;
  let position: bigint;
  beforeEach(() => {
    stores = openMemoryStores();
    position = 0n;
  });
  afterEach(() => stores.close());

  const at = (stream: string, event: Parameters<typeof recorded>[0], revision = 0n): Recorded => {
    position += 1n;
    return recorded(event, { stream, revision, position });
  };
  const submitted = (claimant: typeof first) =>
    at(`dealRegistration-org-1_${claimant.dealRegistrationId}`, dealRegistrationSubmitted(claimant));
  const claim = (event: Parameters<typeof recorded>[0]) => at('accountClaim-org-1_account-1', event);
  const contest = () => [
    submitted(first),
    claim(accountClaimed(first)),
    submitted(second),
    claim(accountClaimContested(second, first)),
    submitted(third),
    claim(accountClaimContested(third, first)),
  ];

  const take = async (...events: readonly Recorded[]) => {
    const { write, parked } = await foldBatch(stores.rows, dealRegistrations, events, position);
    expect(parked).to.deep.equal([]);
    await stores.rows.write([write]);
  };
  const conflicts = async () => {
    const page = await stores.rows.find(dealRegistrationsModel, 'org-1', { limit: 10 });
    return page.rows.map(({ id, conflict }) => [id, conflict?.dealRegistrationId ?? null]);
  };

  it('shows who holds the account to those who wait', async () => {
    await take(...contest());
    expect(await conflicts()).to.deep.equal([
      ['registration-1', null],
      ['registration-2', 'registration-1'],
      ['registration-3', 'registration-1'],
    ]);
  });

  it('shows the new holder when the account is passed on', async () => {
    await take(...contest());
    await take(claim(accountClaimReleased(first, second, [third])));
    expect(await conflicts()).to.deep.equal([
      ['registration-1', null],
      ['registration-2', null],
      ['registration-3', 'registration-2'],
    ]);
  });

  it('clears the conflict of one who gives up waiting, and of nobody else', async () => {
    await take(...contest(), claim(accountClaimReleased(second, first, [third])));
    expect(await conflicts()).to.deep.equal([
      ['registration-1', null],
      ['registration-2', null],
      ['registration-3', 'registration-1'],
    ]);
  });

  it('keeps the conflict while the registration goes its way', async () => {
    await take(submitted(first), claim(accountClaimContested(first, second)));
    const stream = 'dealRegistration-org-1_registration-1';
    await take(at(stream, dealRegistrationReviewStarted(), 1n), at(stream, dealRegistrationWithdrawn(), 2n));
    const row = await stores.rows.get(dealRegistrationsModel, 'org-1', 'registration-1');
    expect([row?.status, row?.version, row?.conflict]).to.deep.equal(['withdrawn', 3, second]);
  });

  it('changes nothing when events are delivered again', async () => {
    const events = contest();
    await take(...events, claim(accountClaimReleased(first, second, [third])));
    const once = await conflicts();
    await take(...events);
    expect(await conflicts()).to.deep.equal(once);
  });

  it('finds the registrations that are in conflict', async () => {
    await take(...contest());
    const page = await stores.rows.find(dealRegistrationsModel, 'org-1', { where: { conflict: true }, limit: 10 });
    expect(page.rows.map(({ id }) => id)).to.deep.equal(['registration-2', 'registration-3']);
  });

  it('ignores a claim by a registration it has not seen', async () => {
    await take(claim(accountClaimContested(second, first)));
    expect(await conflicts()).to.deep.equal([]);
  });
});
