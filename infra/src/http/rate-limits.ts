import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from './network-of.ts';
import type { BoundRoute, MemberCaller, SessionCaller } from './route.ts';

/** How often something may be tried. */
export interface Rate {
  readonly points: number;
  readonly seconds: number;
}

/** Whose request it is. */
export interface Requester {
  readonly address: string;
  readonly caller: SessionCaller | MemberCaller | undefined;
  /** `body.email`, not yet checked. */
  readonly email: unknown;
}

/** How much of the tightest limit is left after this request. */
export interface Quota {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly resetsInMs: number;
}

/** Counts a request against the limits it falls under. */
export interface RateLimits {
  take(limit: BoundRoute['limit'], requester: Requester): Promise<Quota>;
  /** Told when a request did what it came for: somebody who signed in is known at their network from then on. */
  succeeded(limit: BoundRoute['limit'], requester: Requester): void;
}

/** The limits, each replaceable. */
export interface Rates {
  /** Per person and organization; per network where nobody is signed in. */
  readonly general: Rate;
  readonly signInPerAddress: Rate;
  /**
   * Bounds guessing one person's password from many addresses. Filling it keeps that person out from networks where they
   * have not signed in before, so its window is short.
   */
  readonly signInPerEmail: Rate;
  readonly resetPerAddress: Rate;
  /** Bounds the mails that somebody can have sent to another person. */
  readonly resetPerEmail: Rate;
  readonly signUpPerAddress: Rate;
  readonly applyPerAddress: Rate;
  readonly invitePerOrganization: Rate;
  /** By whichever organization. */
  readonly invitePerEmail: Rate;
  /** Of each kind of upload, per person and organization. */
  readonly uploadPerPerson: Rate;
}

const HOUR_SECONDS = 3_600;

const DEFAULTS: Rates = {
  general: { points: 6_000, seconds: 60 },
  signInPerAddress: { points: 5, seconds: 60 },
  signInPerEmail: { points: 20, seconds: 300 },
  resetPerAddress: { points: 5, seconds: 60 },
  resetPerEmail: { points: 5, seconds: 900 },
  signUpPerAddress: { points: 20, seconds: 60 },
  applyPerAddress: { points: 10, seconds: 60 },
  invitePerOrganization: { points: 200, seconds: HOUR_SECONDS },
  invitePerEmail: { points: 10, seconds: HOUR_SECONDS },
  uploadPerPerson: { points: 20, seconds: 60 },
};

const MOST_FAMILIAR = 100_000;
const FAMILIAR_MS = 30 * 24 * HOUR_SECONDS * 1000;

/** Limits counted in this process's memory; with several instances each allows this much. */
export const createRateLimits = (rates: Partial<Rates> = {}): RateLimits => {
  const all = { ...DEFAULTS, ...rates };
  const counters = Object.fromEntries(Object.entries(all).map(([name, rate]) => [name, counter(rate)])) as Readonly<
    Record<keyof Rates, Counter>
  >;
  // Where a person has signed in before, strangers elsewhere cannot lock them out.
  const familiar = new LRUCache<string, true>({ max: MOST_FAMILIAR, ttl: FAMILIAR_MS });

  const talliesOf = (limit: BoundRoute['limit'], { address, caller, email }: Requester): Tallies => {
    if (limit === undefined) return [['general', caller === undefined ? networkOf(address) : personOf(caller)]];
    const network = networkOf(address);
    const person = typeof email === 'string' ? emailKey(email) : caller?.userId;
    switch (limit) {
      case 'sign-in': {
        const known = `${person}\n${network}`;
        const guessed = person !== undefined && familiar.has(known) ? known : person;
        return [['signInPerAddress', network], ...of('signInPerEmail', guessed)];
      }
      case 'reset':
        return [['resetPerAddress', network], ...of('resetPerEmail', person)];
      case 'sign-up':
        return [['signUpPerAddress', network]];
      case 'banner':
      case 'template':
      case 'knowledge':
        return [['uploadPerPerson', `${limit}/${caller === undefined ? network : personOf(caller)}`]];
      case 'apply':
        return [['applyPerAddress', network]];
      case 'invite': {
        const organization = caller !== undefined && 'organizationId' in caller ? caller.organizationId : undefined;
        return [['invitePerOrganization', organization ?? network], ...of('invitePerEmail', person)];
      }
    }
  };

  return {
    take: async (limit, requester) => {
      const [[name, key], ...others] = talliesOf(limit, requester);
      const first = await counters[name](key);
      // What is refused already must not use up another limit: the address of an attacker not the person's own.
      if (!first.allowed) return first;
      for (const [other, otherKey] of others) {
        const quota = await counters[other](otherKey);
        if (!quota.allowed) return quota;
      }
      return first;
    },
    succeeded: (limit, { address, email }) => {
      if (limit === 'sign-in' && typeof email === 'string')
        familiar.set(`${emailKey(email)}\n${networkOf(address)}`, true);
    },
  };
};

type Tally = readonly [limit: keyof Rates, key: string];
type Tallies = readonly [Tally, ...Tally[]];
type Counter = (key: string) => Promise<Quota>;

const of = (limit: keyof Rates, key: string | undefined): readonly Tally[] => (key === undefined ? [] : [[limit, key]]);

const MAX_EMAIL = 320;

// As the schema of an address reads it; trimmed before it is cut, or spaces in front would make a key of their own.
const emailKey = (email: string): string => email.trim().slice(0, MAX_EMAIL).normalize('NFKC').trim().toLowerCase();

const counter = ({ points, seconds }: Rate): Counter => {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async (key) => {
    const counted = await limiter.consume(key).catch((refused: RateLimiterRes) => refused);
    return {
      allowed: counted.consumedPoints <= points,
      limit: points,
      remaining: counted.remainingPoints,
      resetsInMs: counted.msBeforeNext,
    };
  };
};

const personOf = (caller: SessionCaller | MemberCaller): string =>
  `${'organizationId' in caller ? caller.organizationId : ''}/${caller.userId}`;
