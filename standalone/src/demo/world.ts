import type { Client } from '../client/client.ts';
import type { Company } from './companies.ts';

/** A record the programme goes on with, and what people call it. */
export interface Named {
  readonly id: string;
  readonly name: string;
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
  /** Set by the first act. */
  owner: Client;
  manager: Client;
  readonly managers: Named[];
  readonly trainings: Named[];
  readonly workflows: Named[];
  readonly partners: Named[];
  readonly registrations: Registered[];
}

/** A part of the programme that is played in one go. */
export interface Act {
  readonly title: string;
  /** Commands, about. */
  readonly size: number;
  readonly play: (world: World) => Promise<void>;
}

/** A world in which nothing has happened yet. */
export const emptyWorld = (given: Pick<World, 'newClient' | 'pause' | 'companies' | 'delaySeconds'>): World => ({
  ...given,
  owner: given.newClient(),
  manager: given.newClient(),
  managers: [],
  trainings: [],
  workflows: [],
  partners: [],
  registrations: [],
});
