import type { Client } from '../client/client.ts';
import type { Company } from './companies.ts';

/** A record the programme goes on with, and what people call it. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A partner, and whom one talks to there. */
export interface PartnerNamed extends Named {
  readonly contactId: string;
}

/** One of a partner's own people, signed in. */
export interface PortalPerson {
  readonly partner: PartnerNamed;
  readonly client: Client;
}

/** A contract with the day on which it comes up for renewal. */
export interface Contracted extends Named {
  readonly renewalDate: string;
}

/** A registration with what it is worth, and its deal once it is approved. */
export interface Registered extends Named {
  readonly minor: number;
  readonly contested: boolean;
  dealId?: string;
}

/** What the acts of the programme work with, and what they leave for the acts after them. */
export interface World {
  /** A client of nobody yet. */
  readonly newClient: () => Client;
  /** Lets some time pass between two looks at something that takes a while. */
  readonly pause: () => Promise<void>;
  readonly companies: readonly Company[];
  /** How long workflows wait where a real programme would wait for days. */
  readonly delaySeconds: number;
  /** The secret of the link into the portal that was mailed to a partner's contact. */
  readonly portalToken: (partnerId: string) => Promise<string>;
  /** Today, where the organization is. */
  readonly today: string;
  /** Set by the first act. */
  owner: Client;
  manager: Client;
  readonly managers: Named[];
  readonly trainings: Named[];
  readonly certifications: Named[];
  readonly tiers: Named[];
  readonly templates: Named[];
  /** By their slugs, which are their names. */
  readonly links: Named[];
  readonly workflows: Named[];
  readonly partners: PartnerNamed[];
  readonly portal: PortalPerson[];
  readonly registrations: Registered[];
  readonly contracts: Contracted[];
  /** Payments that a later month takes back. */
  readonly doubtfulPayments: string[];
  form: Named;
}

/** A part of the programme that is played in one go. */
export interface Act {
  readonly title: string;
  /** Commands, about. */
  readonly size: number;
  readonly play: (world: World) => Promise<void>;
}

type GivenToWorld = 'newClient' | 'pause' | 'companies' | 'delaySeconds' | 'portalToken' | 'today';

/** A world in which nothing has happened yet. */
export const emptyWorld = (given: Pick<World, GivenToWorld>): World => ({
  ...given,
  owner: given.newClient(),
  manager: given.newClient(),
  managers: [],
  trainings: [],
  certifications: [],
  tiers: [],
  templates: [],
  links: [],
  workflows: [],
  partners: [],
  portal: [],
  registrations: [],
  contracts: [],
  doubtfulPayments: [],
  form: { id: '', name: '' },
});
