import express, { type Request, type RequestHandler, type Response } from 'express';
import { type Problem, problem } from './problem.ts';

const JSON_UTF8 = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
const DEFAULT_MAX_BYTES = 100 * 1024;

// One parser per size; routes name a handful of sizes.
const parsers = new Map<number, RequestHandler>();
const parserOf = (limit: number): RequestHandler => {
  const parser = parsers.get(limit) ?? express.json({ limit, strict: false, type: () => true });
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
    return problem(415, 'unsupported_media_type', 'Send the body as application/json in UTF-8.');
  return new Promise((resolve) => {
    parserOf(maxBytes)(req, res, (error?: unknown) =>
      resolve(error === undefined ? req.body : refusal(error, maxBytes)),
    );
  });
};

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const refusal = (error: unknown, maxBytes: number): Problem => {
  switch ((error as { readonly type?: string }).type) {
    case 'entity.too.large':
      return problem(413, 'payload_too_large', `The body may have at most ${maxBytes} bytes.`);
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return problem(415, 'unsupported_media_type', 'Send the body as application/json in UTF-8.');
    default:
      return problem(400, 'invalid_json', 'The body is not valid JSON.');
  }
};
