import ipaddr from 'ipaddr.js';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
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
}

/** The limits, each replaceable. */
export interface Rates {
  /** Per person and organization; per network where nobody is signed in. */
  readonly general: Rate;
  readonly signInPerAddress: Rate;
  /** Bounds guessing one person's password from many addresses. Its window is short, because filling it locks that person out. */
  readonly signInPerEmail: Rate;
  readonly signUpPerAddress: Rate;
}

const DEFAULTS: Rates = {
  general: { points: 6_000, seconds: 60 },
  signInPerAddress: { points: 5, seconds: 60 },
  signInPerEmail: { points: 20, seconds: 300 },
  signUpPerAddress: { points: 20, seconds: 60 },
};

/** Limits counted in this process's memory; with several instances each allows this much. */
export const createRateLimits = (rates: Partial<Rates> = {}): RateLimits => {
  const all = { ...DEFAULTS, ...rates };
  const general = counter(all.general);
  const signInPerAddress = counter(all.signInPerAddress);
  const signInPerEmail = counter(all.signInPerEmail);
  const signUpPerAddress = counter(all.signUpPerAddress);

  return {
    take: async (limit, { address, caller, email }) => {
      switch (limit) {
        case 'sign-in': {
          const perAddress = await signInPerAddress(networkOf(address));
          // A refused address must not use up the person's own bucket.
          if (!perAddress.allowed || typeof email !== 'string') return perAddress;
          const perEmail = await signInPerEmail(email.slice(0, 320).normalize('NFKC').trim().toLowerCase());
          return perEmail.allowed ? perAddress : perEmail;
        }
        case 'sign-up':
          return signUpPerAddress(networkOf(address));
        case undefined:
          return general(caller === undefined ? networkOf(address) : personOf(caller));
      }
    },
  };
};

const counter = ({ points, seconds }: Rate) => {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async (key: string): Promise<Quota> => {
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

// One household or server has a whole IPv6 /64 to itself: counting single addresses of it would count nothing.
const networkOf = (address: string): string => {
  if (!address.includes(':') || !ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
};
