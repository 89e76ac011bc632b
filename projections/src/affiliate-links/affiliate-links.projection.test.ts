import type { Recorded } from '@partneros/domain';
import {
  affiliateLeadAttributed,
  affiliateLinkCreated,
  affiliateLinkDisabled,
  affiliateLinkEnabled,
  affiliateLinkUpdated,
  applicationApproved,
  applicationSubmitted,
  recorded,
} from '@partneros/domain/testing';
import { type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
import { expect } from 'chai';
import { foldBatch } from '../kernel/fold-batch.ts';
import { affiliateLinksModel } from './affiliate-links.model.ts';
import { affiliateLinks } from './affiliate-links.projection.ts';

describe('affiliate links projection', () => {
  let stores: MemoryStores;
  let position: bigint;
  beforeEach(() => {
    stores = openMemoryStores();
    position = 0n;
  });
  afterEach(() => stores.close());

  const at = (stream: string, event: Parameters<typeof recorded>[0]): Recorded => {
    position += 1n;
    return recorded(event, { stream, position });
  };
  const link = () => at('affiliateLink-org-1_link-1', affiliateLinkCreated());
  const lead = (n: number, by = 'link-1') => at(`application-org-1_application-${n}`, affiliateLeadAttributed(by));
  const take = async (...events: readonly Recorded[]) => {
    const { write, parked } = await foldBatch(stores.rows, affiliateLinks, events, position);
    expect(parked).to.deep.equal([]);
    await stores.rows.write([write]);
  };
  const counted = async () => (await stores.rows.get(affiliateLinksModel, 'org-1', 'link-1'))?.leadCount;

  it('counts an application once, however often its facts are delivered', async () => {
    const events = [link(), lead(1), lead(2), lead(3)];
    await take(...events);
    expect(await counted()).to.equal(3);
    await take(...events, ...events);
    expect(await counted()).to.equal(3);
    await take(...events, lead(4), ...events);
    expect(await counted()).to.equal(4);
  });

  it('keeps the count when the link is changed, disabled and enabled, also by a rebuild', async () => {
    const stream = 'affiliateLink-org-1_link-1';
    await take(link(), lead(1), at(stream, affiliateLinkUpdated({ name: 'Summer', slug: 'summer' })), lead(2));
    await take(at(stream, affiliateLinkDisabled()));
    const row = await stores.rows.get(affiliateLinksModel, 'org-1', 'link-1');
    expect(row).to.include({ name: 'Summer', slug: 'summer', status: 'disabled', leadCount: 2 });
    await take(at(stream, affiliateLinkEnabled()), lead(3));
    expect(await counted()).to.equal(3);
  });

  it('counts applications, not what becomes of them, and not those of other links', async () => {
    await take(link(), lead(1, 'link-2'), lead(2));
    await take(at('application-org-1_application-2', applicationSubmitted()));
    await take(at('application-org-1_application-2', applicationApproved()));
    expect(await counted()).to.equal(1);
  });
});
