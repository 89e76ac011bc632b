import type { Timestamp } from '../kernel/time.ts';

/** People's passwords, kept as slow salted hashes outside of the log. */
export interface Passwords {
  /** Durable when it resolves. With `ifAbsent`, false means that a password is set already and stays. */
  set(userId: string, password: string, options?: { readonly ifAbsent?: boolean }): Promise<boolean>;
  /** Whether this is their password. Works as hard for nobody, so that time does not tell who has an account. */
  verify(userId: string | undefined, password: string): Promise<boolean>;
  /** When the password was last set; `undefined` when there is none. */
  setAt(userId: string): Promise<Timestamp | undefined>;
}
