import { deciders, decodeWith, openEmbeddedStores, streamOf, systemClock, uuidIds } from './partneros.js';

export const ORGANIZATION = uuidIds.derive('bench', 'organization');
export const USER = uuidIds.derive('bench', 'user');

/** The embedded stores on a folder, as `startStandalone` opens them. */
export const openStores = (folder, clock = systemClock) => ({
  ...openEmbeddedStores({ dataDir: folder, decode: decodeWith(deciders), clock }),
  clock,
  ids: uuidIds,
});

/** The cause of a request by the bench's user. */
export const causeOfRequest = () => ({
  commandId: uuidIds.next(),
  correlationId: uuidIds.next(),
  actor: { type: 'user', id: USER },
  occurredAt: systemClock.now(),
  depth: 0,
});

/** As many new ids. */
export const newIds = (count) => Array.from({ length: count }, () => uuidIds.next());

/** A command whose event has about 280 bytes of data. */
export const logActivity = (partnerId) => ({
  type: 'LogActivity',
  data: { ...activity(partnerId), loggedAt: systemClock.now() },
});

/** Events as a partner's stream would hold them: the creation, then `more` others. */
export const partnerEvents = (partnerId, more) => [
  { type: 'PartnerCreated', data: created(partnerId) },
  ...Array.from({ length: more }, (_, index) => OTHERS[index % OTHERS.length](partnerId, index)),
];

/** Writes partners with so many events each, in large groups. */
export const writePartners = async ({ store }, partnerIds, eventsEach) => {
  for (let from = 0; from < partnerIds.length; from += GROUP)
    await Promise.all(
      partnerIds
        .slice(from, from + GROUP)
        .map((partnerId) => write(store, 'partner', partnerId, partnerEvents(partnerId, eventsEach - 1))),
    );
};

/** Writes the events of partners that join one after the other, as they would come in; `written` is told how many there are. */
export const writeLog = async ({ store }, partnerIds, eventsOf, written) => {
  const histories = partnerIds.map((partnerId) => [partnerId, eventsOf(partnerId)]);
  const spread = 2 * histories[0][1].length;
  let count = 0;
  for (let step = 0; step < 1.5 * spread; step += 1) {
    const due = histories.flatMap(([partnerId, events], nth) => {
      const index = step - Math.floor((nth / histories.length) * spread);
      return events[index] === undefined ? [] : [[partnerId, index, events[index]]];
    });
    for (let from = 0; from < due.length; from += GROUP) {
      const group = due.slice(from, from + GROUP);
      written(count);
      count += group.length;
      await Promise.all(group.map((one) => append(store, 'partner', ...one)));
    }
  }
};

/** Writes the organization and its owner, for requests to be answered at all. */
export const writeOwner = async ({ store }) => {
  await write(store, 'organization', ORGANIZATION, [
    {
      type: 'OrganizationCreated',
      data: { organizationId: ORGANIZATION, name: 'Bench', slug: 'bench', timeZone: 'UTC' },
    },
    { type: 'OwnerAdded', data: { organizationId: ORGANIZATION, userId: USER } },
  ]);
};

const GROUP = 256;

const write = async (store, category, id, events) => {
  const cause = causeOfRequest();
  const result = await store.append(
    streamOf(category, ORGANIZATION, id),
    'no-stream',
    events.map((event, index) => ({
      ...event,
      metadata: {
        ...cause,
        eventId: uuidIds.derive(cause.commandId, String(index)),
        organizationId: ORGANIZATION,
        schemaVersion: 1,
      },
    })),
  );
  if (result.kind !== 'appended') throw new Error(`${category} ${id} exists already`);
};

const append = async (store, category, id, index, event) => {
  const cause = causeOfRequest();
  const metadata = { ...cause, eventId: cause.commandId, organizationId: ORGANIZATION, schemaVersion: 1 };
  const expected = index === 0 ? 'no-stream' : BigInt(index - 1);
  const result = await store.append(streamOf(category, ORGANIZATION, id), expected, [{ ...event, metadata }]);
  if (result.kind !== 'appended') throw new Error(`${category} ${id} is not where it should be`);
};

const activity = (partnerId) => ({
  partnerId,
  activityId: uuidIds.next(),
  kind: 'call',
  summary: 'Talked about the spring campaign, who pays for the booth, and when the certificates run out.',
  happenedAt: '2026-05-15T09:00:00.000Z',
});

const OTHERS = [
  (partnerId) => ({ type: 'PartnerActivityRecorded', data: activity(partnerId) }),
  (partnerId, index) => ({
    type: 'PartnerStageChanged',
    data: { partnerId, from: STAGES[index % 5], to: STAGES[(index + 1) % 5] },
  }),
  (partnerId, index) => ({
    type: 'PartnerTagged',
    data: { partnerId, tags: { services: [`service ${index}`], products: [], regions: ['EMEA'] } },
  }),
  (partnerId, index) => ({ type: 'PartnerProfileUpdated', data: { partnerId, changes: { employees: index } } }),
];

const STAGES = ['recruit', 'onboard', 'enable', 'execute', 'optimize'];

const created = (partnerId) => ({
  partnerId,
  profile: {
    name: `Acme ${partnerId.slice(-6)}`,
    domain: null,
    logoUrl: null,
    industry: 'Manufacturing',
    description: null,
    employees: 120,
    companyRevenue: null,
    regions: ['EMEA'],
    languages: ['de', 'en'],
    services: [],
    products: [],
    type: 'reseller',
    subtype: null,
    category: 'sales',
    contractRenewalDate: null,
    externalId: null,
  },
  stage: 'recruit',
  tier: null,
  partnerManagerId: null,
  tags: { services: [], products: [], regions: [] },
  primaryContact: {
    contactId: uuidIds.next(),
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: 'ada@acme.example',
    phone: null,
    title: null,
  },
  source: 'manual',
});
