/** `failed`: it was no person, or their proof is used up. `unavailable`: nobody can say now, so nobody is let in. */
export type HumanVerdict = 'passed' | 'failed' | 'unavailable';

/** Tells people from machines where nobody is signed in. Never throws. */
export interface HumanCheck {
  /** `key` is the same for a repeat of the same request: its proof counts again. The token is kept nowhere. */
  verify(token: string | undefined, key: string): Promise<HumanVerdict>;
}
