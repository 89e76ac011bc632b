import type {
  AiDeps,
  Effects,
  ESign,
  Files,
  HumanCheck,
  KeyValueStore,
  Media,
  Passwords,
  RowStore,
  Sessions,
  Websites,
} from '@partneros/domain';

/** What command routes work with. */
export interface CommandDeps extends AiDeps {
  /** For the knowledge base alone, which answers are grounded in: commands are decided on streams. */
  readonly rows: Pick<RowStore, 'find'>;
  readonly keyValues: KeyValueStore;
  readonly effects: Pick<Effects, 'sendEmail'>;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly humanCheck: HumanCheck;
  readonly files: Files;
  readonly media: Media;
  readonly eSign: ESign;
  readonly websites: Websites;
  /** Where people reach the console, without a path; links in mails begin with it. */
  readonly baseUrl: string;
  /** `closed`: accounts only for those who are invited, and no new organizations. */
  readonly signUp: 'open' | 'closed';
}
