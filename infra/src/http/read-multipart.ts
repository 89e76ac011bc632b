import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { Request } from 'express';
import { type Problem, problem } from './problem.ts';
import { sizeText } from './size-text.ts';
import { UploadedFile } from './uploaded-file.ts';

/** What a form with a file may be. */
export interface UploadRules {
  /** Of the one file that it may bring. */
  readonly maxBytes: number;
}

const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 64 * 1024;
// Of a name in a sentence about it.
const MAX_SHOWN = 100;
// Headers and boundaries; a part has few.
const OVERHEAD_BYTES = 16 * 1024;
const MAX_HEADERS = 10;
const MAX_HEADER_BYTES = 8 * 1024;

/**
 * Reads a `multipart/form-data` body: texts by name, and at most one file, whole in memory. Refuses with 400, as the
 * documentation of uploads has no other status for it: `unsupported_media_type`, `file_too_large`, `invalid_request`.
 * What is refused is read to its end and thrown away, so that the sender gets to see the answer.
 */
export const readMultipart = (req: Request, { maxBytes }: UploadRules): Promise<Record<string, unknown> | Problem> => {
  const most = maxBytes + MAX_FIELDS * MAX_FIELD_BYTES + OVERHEAD_BYTES;
  const parser = parserFor(req, maxBytes);
  if (parser === undefined) return refusing(req, notAForm);
  if (Number(req.headers['content-length'] ?? 0) > most) return refusing(req, tooLarge(maxBytes));

  const form: Record<string, unknown> = Object.create(null);
  return new Promise((resolve) => {
    let refused = false;
    const refuse = (because: Problem) => {
      if (refused) return;
      refused = true;
      req.unpipe(parser);
      req.resume();
      resolve(because);
    };
    // A part may lack its name, whatever the parser's types say.
    const add = (named: string | undefined, value: unknown) => {
      const name = String(named);
      if (name in form) refuse(unreadable(`body.${name.slice(0, MAX_SHOWN)}: given more than once`));
      else form[name] = value;
    };

    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        if (!refused) chunks.push(chunk);
      });
      stream.on('limit', () => refuse(tooLarge(maxBytes)));
      stream.on('error', () => refuse(brokenOff));
      stream.on('end', () => add(name, new UploadedFile(Buffer.concat(chunks))));
    });
    parser.on('field', (name, value, _nameCut, valueCut) => {
      if (valueCut) refuse(unreadable(`body.${String(name).slice(0, MAX_SHOWN)}: too long`));
      else add(name, value);
    });
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
      parser.on(limit, () => refuse(unreadable(`body: at most one file and ${MAX_FIELDS} fields`)));
    parser.on('error', () => refuse(brokenOff));
    parser.on('finish', () => {
      if (!refused) resolve(form);
    });
    // A sender who goes away ends nothing.
    req.once('close', () => {
      if (!req.complete) refuse(brokenOff);
    });
    req.pipe(parser);
  });
};

const parserFor = ({ headers }: Request, maxBytes: number): BusboyInstance | undefined => {
  const type = headers['content-type'];
  if (type === undefined || !/^multipart\/form-data\s*;/i.test(type) || 'content-encoding' in headers) return undefined;
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': type },
      limits: {
        files: 1,
        fields: MAX_FIELDS,
        parts: MAX_FIELDS + 1,
        fileSize: maxBytes,
        fieldSize: MAX_FIELD_BYTES,
        headerPairs: MAX_HEADERS,
        headerSize: MAX_HEADER_BYTES,
      },
    });
  } catch {
    return undefined;
  }
};

const refusing = async (req: Request, because: Problem): Promise<Problem> => {
  req.resume();
  return because;
};

const tooLarge = (maxBytes: number): Problem =>
  problem(400, 'file_too_large', `The file is too large; it may have ${sizeText(maxBytes)} at most.`);

const notAForm = problem(400, 'unsupported_media_type', 'Send a form with the file, as multipart/form-data.');

const brokenOff = problem(
  400,
  'invalid_request',
  'The form ends too early or is not multipart/form-data; send it again.',
);

const unreadable = (detail: string): Problem =>
  problem(400, 'invalid_request', 'The request is not valid; see details.', [detail]);
