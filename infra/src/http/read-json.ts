import express, { type Request, type RequestHandler, type Response } from 'express';
import { type Problem, problem } from './problem.ts';
import { sizeText } from './size-text.ts';

const JSON_UTF8 = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
const DEFAULT_MAX_BYTES = 100 * 1024;

// The bytes of a body as they came: what a signature over it is about.
const bodies = new WeakMap<object, Uint8Array>();
const NOTHING = new Uint8Array();

/** The body of a request as it came, after decompression; empty where it was not read as JSON. */
export const rawBodyOf = (req: Request): Uint8Array => bodies.get(req) ?? NOTHING;

const verify = (req: object, _res: unknown, body: Buffer): void => {
  bodies.set(req, body);
};

// One parser per size; routes name a handful of sizes.
const parsers = new Map<number, RequestHandler>();
const parserOf = (limit: number): RequestHandler => {
  const parser = parsers.get(limit) ?? express.json({ limit, strict: false, type: () => true, verify });
  parsers.set(limit, parser);
  return parser;
};

/**
 * Reads a JSON body in UTF-8 of at most `maxBytes`, counted after decompression; `undefined` when there is none.
 * Refuses with 415, 413, or 400 `invalid_json`.
 */
export const readJson = async (req: Request, res: Response, maxBytes = DEFAULT_MAX_BYTES): Promise<unknown> => {
  if (!hasBody(req)) return undefined;
  if (!JSON_UTF8.test(req.headers['content-type'] ?? ''))
    return problem(
      415,
      'unsupported_media_type',
      'Send the body as JSON in UTF-8, with Content-Type: application/json.',
    );
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) return tooLarge(maxBytes);
  return new Promise((resolve) => {
    parserOf(maxBytes)(req, res, (error?: unknown) =>
      resolve(error === undefined ? req.body : refusal(error, maxBytes)),
    );
    // The parser says so only when all of it has come, which may be never.
    let room = maxBytes;
    req.on('data', (chunk: Buffer) => {
      room -= chunk.length;
      if (room < 0) resolve(tooLarge(maxBytes));
    });
  });
};

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const tooLarge = (maxBytes: number): Problem =>
  problem(413, 'payload_too_large', `The body is too large; it may have ${sizeText(maxBytes)} at most.`);

const refusal = (error: unknown, maxBytes: number): Problem => {
  switch ((error as { readonly type?: string }).type) {
    case 'entity.too.large':
      return tooLarge(maxBytes);
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return problem(
        415,
        'unsupported_media_type',
        'Send the body as JSON in UTF-8, with Content-Type: application/json.',
      );
    default:
      return problem(400, 'invalid_json', 'The body is not valid JSON.');
  }
};
