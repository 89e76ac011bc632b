import { FILE_TYPES, type FileContent } from '@partneros/domain';
import type { Request, Response } from 'express';
import { noneMatches } from './request-headers.ts';

/** How a file is handed out. */
export interface FileAnswer extends FileContent {
  /** Says the content: another one never has this id. */
  readonly fileId: string;
  /** What it is called where it is saved, without its ending; default: its id. */
  readonly name?: string | undefined;
  /** Pages of any site may show it, and anybody's cache may keep it. */
  readonly isPublic: boolean;
}

const ONE_YEAR = 31_536_000;

/**
 * Answers with a file, or the part of it that was asked for; the handler then returns `ANSWERED`. Whatever is in it, a
 * browser takes it for nothing but its type, runs nothing of it, and shows only pictures instead of saving them.
 */
export const sendFile = ({ req, res }: { readonly req: Request; readonly res: Response }, file: FileAnswer): void => {
  const { bytes, type, fileId, name, isPublic } = file;
  const etag = `"${fileId}"`;
  const isPicture = FILE_TYPES[type].startsWith('image/');
  const headers = {
    'Content-Type': FILE_TYPES[type],
    'Content-Disposition': `${isPicture ? 'inline' : 'attachment'}; filename="${plain(name ?? fileId)}.${type}"${starred(name, type)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': isPublic ? 'cross-origin' : 'same-origin',
    'Cache-Control': `${isPublic ? 'public' : 'private'}, max-age=${ONE_YEAR}, immutable`,
    'Accept-Ranges': 'bytes',
    ETag: etag,
  };
  if (noneMatches(req.headers, etag)) {
    res.writeHead(304, headers).end();
    return;
  }
  const range = rangeIn(req, etag, bytes.length);
  if (range === 'beyond') {
    res.writeHead(416, { ...headers, 'Content-Range': `bytes */${bytes.length}` }).end();
    return;
  }
  const { from, to } = range ?? { from: 0, to: bytes.length - 1 };
  res.writeHead(range === undefined ? 200 : 206, {
    ...headers,
    'Content-Length': to - from + 1,
    ...(range !== undefined && { 'Content-Range': `bytes ${from}-${to}/${bytes.length}` }),
  });
  res.end(req.method === 'HEAD' ? undefined : bytes.subarray(from, to + 1));
};

// One range; several are answered with the whole, as anything else that is not understood.
const rangeIn = ({ headers, method }: Request, etag: string, length: number) => {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range ?? '');
  const [, first = '', last = ''] = found ?? [];
  if (found === null || method === 'HEAD' || (first === '' && last === '')) return undefined;
  if (headers['if-range'] !== undefined && headers['if-range'] !== etag) return undefined;
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
  if (from >= length || (first === '' && Number(last) === 0)) return 'beyond';
  return from > to ? undefined : { from, to };
};

const plain = (name: string): string => name.replace(/[^A-Za-z0-9 ._-]/g, '_').replace(/^[ ._-]+/, '_');

const starred = (name: string | undefined, type: string): string =>
  name === undefined ? '' : `; filename*=UTF-8''${encodeURIComponent(`${name}.${type}`).replace(/['()*]/g, escaped)}`;

const escaped = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
