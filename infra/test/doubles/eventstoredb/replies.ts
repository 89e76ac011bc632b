import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { Metadata, type ServerWritableStream, type StatusObject, status } from '@grpc/grpc-js';

/** A reader's call. */
export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** A status as the server ends a call with it. */
export const failure = (code: status, details: string): StatusObject => ({ code, details, metadata: new Metadata() });

/** The server cannot be reached, or will not answer now. */
export const unavailable = (): StatusObject => failure(status.UNAVAILABLE, 'the double is told to be unavailable');

/** The server gave the call up. */
export const cancelled = (): StatusObject => failure(status.CANCELLED, 'the double is told to cancel');

/** Writes, and waits while the reader has enough. */
export const send = (call: ReadCall, message: streams.ReadResp): Promise<void> => {
  if (call.cancelled || call.destroyed || call.write(message)) return Promise.resolve();
  return new Promise((resolve) => {
    const go = (): void => {
      for (const event of WAKERS) call.off(event, go);
      resolve();
    };
    for (const event of WAKERS) call.on(event, go);
  });
};

const WAKERS = ['drain', 'cancelled', 'close'];

/** Ends a call with a failure. */
export const fail = (call: ReadCall, reason: StatusObject): void => {
  call.emit('error', reason);
};
