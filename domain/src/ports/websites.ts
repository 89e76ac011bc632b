/** A page as somebody reads it: its text, without markup and without what is hidden. */
export interface WebPage {
  readonly url: string;
  readonly title: string;
  readonly text: string;
}

/** What came of reading a site. The message is for callers to read and holds nothing that the site said. */
export type SiteReading =
  | { readonly kind: 'read'; readonly pages: readonly [WebPage, ...WebPage[]] }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Other people's websites. */
export interface Websites {
  /** What a domain is registered as: `www.shop.acme.co.uk` is `acme.co.uk`. */
  registeredAs(domain: string): string;
  /** Its first page and a few that say who this is, as far as its robots.txt allows. Never throws. */
  read(domain: string, signal: AbortSignal): Promise<SiteReading>;
}
