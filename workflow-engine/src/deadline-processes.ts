import type { DeadlineProcess } from './processes/deadline-process.ts';
import { enrolExisting } from './processes/enrol-existing/enrol-existing.process.ts';
import { expireDealRegistration } from './processes/expire-deal-registration.process.ts';

/** Every process that waits for a moment. */
export const deadlineProcesses: readonly DeadlineProcess[] = [enrolExisting, expireDealRegistration];
