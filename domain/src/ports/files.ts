/** What a file may be, by the last part of its id; nothing else is kept, and nothing is served as anything else. */
export const FILE_TYPES = {
  webp: 'image/webp',
  png: 'image/png',
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const;
export type FileType = keyof typeof FILE_TYPES;

/** Who may fetch a file: everybody who knows where it is, or the members of its organization. */
export type FileAccess = 'public' | 'members';

/** A file that is kept. `fileId` follows from the content: the same content has the same id, another one never has. */
export interface FileRef {
  readonly access: FileAccess;
  readonly organizationId: string;
  readonly fileId: string;
}

/** Content of a file, and what it is. */
export interface FileContent {
  readonly type: FileType;
  readonly bytes: Uint8Array;
}

/** Files that we made, or have checked and made anew. They never change; names of theirs come from nobody outside. */
export interface Files {
  /**
   * Keeps a file and answers where; it is still there after a power cut once this resolves. A repeat changes nothing.
   * Throws `Unavailable` when it cannot be kept now, and on an organization that is none.
   */
  put(where: Pick<FileRef, 'access' | 'organizationId'>, content: FileContent): Promise<FileRef>;
  /** `undefined` when there is none, whatever is asked for. Throws `Unavailable`. */
  get(ref: FileRef): Promise<FileContent | undefined>;
  /** Where it is fetched: an absolute address. That of a `members` file asks for a session. */
  urlOf(ref: FileRef): string;
}

/** The type that an id says; `undefined` for what is no id of a file. */
export const fileTypeOf = (fileId: string): FileType | undefined => {
  const type = FILE_ID.exec(fileId)?.[1];
  return type !== undefined && type in FILE_TYPES ? (type as FileType) : undefined;
};

/** The id of a file by its digest: SHA-256 in unpadded base64url. */
export const fileIdOf = (digest: string, type: FileType): string => `${digest}-${type}`;

/** Where a file lies in a folder or a bucket: `<organizationId>/<digest>.<type>`. */
export const filePathOf = ({ organizationId, fileId }: Pick<FileRef, 'organizationId' | 'fileId'>): string =>
  `${organizationId}/${fileId.replace(/-([a-z]+)$/, '.$1')}`;

// 43 characters of digest: an id never leads out of a folder.
const FILE_ID = /^[A-Za-z0-9_-]{43}-([a-z]{3,4})$/;
