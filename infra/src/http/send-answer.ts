import type { Request, Response } from 'express';
import { Problem } from './problem.ts';
import { noneMatches } from './request-headers.ts';
import type { Answer } from './route.ts';

/** Sends a handler's answer or a problem as JSON. */
export const sendAnswer = (req: Request, res: Response, answer: Answer | Problem): void => {
  if (answer instanceof Problem) sendProblem(req, res, answer);
  else sendGood(req, res, answer);
};

const sendGood = (req: Request, res: Response, answer: Answer): void => {
  for (const [name, value] of Object.entries(answer.headers ?? {})) res.setHeader(name, value);
  if (answer.position !== undefined) res.setHeader('X-Event-Position', String(answer.position));
  if (answer.replayed === true) res.setHeader('Idempotency-Replayed', 'true');
  if (answer.cookies !== undefined) res.appendHeader('Set-Cookie', answer.cookies);
  if (answer.version !== undefined) {
    const etag = `"${answer.version}"`;
    res.setHeader('ETag', etag);
    if ((req.method === 'GET' || req.method === 'HEAD') && noneMatches(req.headers, etag)) {
      res.writeHead(304).end();
      return;
    }
  }
  sendJson(res, answer.status ?? 200, answer.body);
};

const sendProblem = (req: Request, res: Response, { status, code, message, details, headers }: Problem): void => {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  const listed = details.length > 0 ? { details } : {};
  // Clients of Better Auth look for `message`.
  const echoed = req.url.startsWith('/api/auth/') ? { message } : {};
  sendJson(res, status, { error: message, code, ...echoed, ...listed });
};

const sendJson = (res: Response, status: number, body: object): void => {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  // As a string it leaves together with the headers, in one write.
  res.end(text);
};
