/** A store could not be reached in time. Nothing was changed; the same may be asked again. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
