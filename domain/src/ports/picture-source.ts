/** Where pictures that a text refers to come from. */
export interface PictureSource {
  /** The bytes behind an address, as they came; `undefined` when they cannot be had, or must not. Never throws. */
  fetch(url: string): Promise<Uint8Array | undefined>;
}
