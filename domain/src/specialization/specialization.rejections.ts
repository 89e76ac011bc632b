/** Why a command on a specialization is refused. */
export type SpecializationRejection = 'specialization-not-found' | 'specialization-already-exists';
