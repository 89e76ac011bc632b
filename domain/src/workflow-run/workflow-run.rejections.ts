/** Why a command on a run is refused. */
export type WorkflowRunRejection =
  | 'run-not-found'
  | 'run-already-exists'
  | 'run-already-finished'
  /** Nobody knows whether its step happened: redrive it. */
  | 'run-parked'
  /** Nothing of it failed. */
  | 'run-has-nothing-to-redrive'
  /** It goes on by itself, or is held; cancel or resume it. */
  | 'run-not-ended'
  /** The step was never reached, or the version does not have it. Details name it. */
  | 'run-step-not-reached'
  /** The run cannot go back to an earlier version, nor on to one that was never published. */
  | 'run-version-not-later'
  /** Steps that succeeded would happen once more, and the caller did not say that they should. Details name them. */
  | 'run-repeats-steps'
  /** Another version does not fit where it stands. Details say why. */
  | 'run-cannot-migrate';
