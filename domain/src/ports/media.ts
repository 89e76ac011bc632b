/** Why content from outside was not taken. */
export type MediaRefusal =
  /** It is not of a kind that is taken, whatever it is called. */
  | 'unsupported'
  /** More pixels, frames or pages than are taken, or more work than it may cost. */
  | 'too-much'
  /** Broken, or locked. */
  | 'unreadable'
  /** It holds something that runs, opens or carries something else. */
  | 'unsafe';

/** What was made of content from outside, or why nothing was; `reason` is one sentence for a person. */
export type Refined<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: MediaRefusal; readonly reason: string };

/** How large a picture becomes at most; it keeps its proportions and never grows. */
export interface PictureSize {
  readonly maxWidth: number;
  readonly maxHeight: number;
}

/** A picture drawn anew from the pixels of another. */
export interface Picture {
  readonly type: 'webp' | 'png';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A document put together anew from the pages of another. */
export interface PdfDocument {
  readonly bytes: Uint8Array;
  /** Of each page, in points. */
  readonly pages: readonly { readonly width: number; readonly height: number }[];
}

/** The text of a document, as people read it. */
export interface PdfText {
  /** Of each page, in order; a page without any is an empty one. */
  readonly pages: readonly string[];
}

/** One part of a presentation. `content` and `notes` are Markdown. */
export interface DeckSection {
  readonly heading: string;
  readonly content: string;
  readonly notes: string | null;
  /** As it came from outside; one that cannot be drawn is left out. */
  readonly picture: Uint8Array | null;
}

/** What a presentation says. */
export interface DeckContent {
  readonly title: string;
  readonly sections: readonly DeckSection[];
}

/**
 * Work on content from outside, kept where it hurts nobody: with limits of time and memory, and nothing taken over as it
 * came. Throws `Unavailable` when there is too much to do already.
 */
export interface Media {
  /** Draws a JPEG, PNG, WebP or GIF anew, by what it holds; a moving one keeps moving. What else it carried is gone. */
  picture(bytes: Uint8Array, size: PictureSize): Promise<Refined<Picture>>;
  /** Puts a PDF together anew from its pages; refuses what runs something, carries files, or is locked. */
  document(bytes: Uint8Array): Promise<Refined<PdfDocument>>;
  /**
   * Reads the text of a PDF that `document` takes; refuses one without any, as scanned ones are, and one with more than
   * `maxCharacters`.
   */
  text(bytes: Uint8Array, limit: { readonly maxCharacters: number }): Promise<Refined<PdfText>>;
  /** Draws a PowerPoint presentation: a title, an agenda, and slides that hold as much as one can read. */
  deck(content: DeckContent): Promise<Refined<Uint8Array>>;
}
