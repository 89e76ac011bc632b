import { randomUUID } from 'node:crypto';
import type { EventStoreDBClient } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import service from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import type { Clock, ExpectedRevision } from '@partneros/domain';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { internalsOf } from './client-internals.ts';
import type { Connection } from './connection.ts';
import type { Encoded } from './event-codec.ts';
import { within } from './within.ts';

/** What the server says of an append. Without a position it was already there. */
export type AppendAnswer =
  | { readonly kind: 'written'; readonly position: bigint | undefined }
  /** `current` is the revision of the stream's last event; absent when there is no stream. */
  | { readonly kind: 'wrong-revision'; readonly current: bigint | undefined };

/** The server said no, for good: nothing was written. */
export class AppendRefused extends Error {
  override readonly name = 'AppendRefused';
}

/** Appends over one call that stays open, so that many can be under way without a call for each. */
export interface AppendLine {
  /** Throws `AppendRefused`; anything else thrown means that the outcome is unknown. */
  send(stream: string, expected: ExpectedRevision, events: readonly Encoded[]): Promise<AppendAnswer>;
}

type Request = streams.BatchAppendReq;
type Response = streams.BatchAppendResp;

interface OpenCall {
  readonly client: EventStoreDBClient;
  readonly waiting: Map<string, { resolve(answer: AppendAnswer): void; reject(error: unknown): void }>;
  /** Answers heard so far. */
  heard: number;
  write(request: Request): void;
  end(reason: Error): void;
}

/**
 * The client's own `appendToStream` does the same but keeps one table of waiting appends for all clients of the process:
 * a call that breaks fails the appends of every other, and an answer to one of those ends the process. A call that ends
 * without an error it leaves waiting for ever.
 */
export const createAppendLine = (connection: Connection, clock: Clock, attemptMs: number): AppendLine => {
  let current: OpenCall | undefined;

  const line = (): OpenCall => {
    if (current?.client === connection.client) return current;
    current?.end(new Error('the connection was left'));
    const opened = openCall(connection.client, () => {
      if (current === opened) current = undefined;
    });
    current = opened;
    return opened;
  };

  return {
    send: async (stream, expected, events) => {
      if (connection.closed) throw new Error('the store is closed');
      const call = line();
      const heard = call.heard;
      const id = randomUUID();
      const answer = new Promise<AppendAnswer>((resolve, reject) => call.waiting.set(id, { resolve, reject }));
      call.write(requestOf(id, stream, expected, events, new Date(Date.now() + attemptMs)));
      return within(clock, attemptMs, answer, () => {
        call.waiting.delete(id);
        // Not this answer alone is missing: the connection may be dead without anybody having noticed.
        if (call.heard !== heard) return;
        connection.renew(call.client);
        call.end(new Error('nothing was heard any more'));
      });
    },
  };
};

const openCall = (client: EventStoreDBClient, onEnd: () => void): OpenCall => {
  const queued: Request[] = [];
  let duplex: ClientDuplexStream<Request, Response> | undefined;
  let over = (_reason: Error): void => undefined;

  const call: OpenCall = {
    client,
    waiting: new Map(),
    heard: 0,
    write: (request) => {
      if (duplex === undefined) queued.push(request);
      else duplex.write(request);
    },
    end: (reason) => {
      over(reason);
      duplex?.cancel();
    },
  };

  const take = (response: Response): void => {
    call.heard += 1;
    const id = response.getCorrelationId()?.getString() ?? '';
    const asked = call.waiting.get(id);
    call.waiting.delete(id);
    if (asked === undefined) return;
    try {
      asked.resolve(answerOf(response));
    } catch (error) {
      asked.reject(error);
    }
  };

  const whole = new Promise<never>((_resolve, reject) => {
    over = reject;
    // Its promise lives as long as the call, so that the client sees what ended it and connects anew.
    internalsOf(client)
      .execute(service.StreamsClient, 'append', (grpc) => {
        duplex = grpc.batchAppend(
          ...internalsOf(client).callArguments({ requiresLeader: true }, { deadline: Number.POSITIVE_INFINITY }),
        );
        for (const request of queued) duplex.write(request);
        return new Promise<never>((_, fail) => {
          duplex
            ?.on('data', take)
            .on('error', fail)
            .on('end', () => fail(new Error('the server ended the call')));
        });
      })
      .catch(reject);
  });
  whole.catch((error: unknown) => {
    onEnd();
    for (const { reject } of call.waiting.values()) reject(error);
    call.waiting.clear();
  });
  return call;
};

const requestOf = (
  id: string,
  stream: string,
  expected: ExpectedRevision,
  events: readonly Encoded[],
  deadline: Date,
): Request => {
  const options = new streams.BatchAppendReq.Options()
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8')))
    .setDeadline(timestamp.Timestamp.fromDate(deadline));
  if (expected === 'no-stream') options.setNoStream(new empty.Empty());
  else options.setStreamPosition(String(expected));
  return new streams.BatchAppendReq()
    .setCorrelationId(new shared.UUID().setString(id))
    .setOptions(options)
    .setProposedMessagesList(events.map(proposalOf))
    .setIsFinal(true);
};

const proposalOf = ({ id, type, data, metadata }: Encoded): streams.BatchAppendReq.ProposedMessage => {
  const proposal = new streams.BatchAppendReq.ProposedMessage()
    .setId(new shared.UUID().setString(id))
    .setData(Buffer.from(data, 'utf8'))
    .setCustomMetadata(Buffer.from(metadata, 'utf8'));
  proposal.getMetadataMap().set('type', type).set('content-type', 'application/json');
  return proposal;
};

const REFUSALS = ['AccessDenied', 'StreamDeleted', 'MaximumAppendSizeExceeded', 'InvalidTransaction', 'BadRequest'];

const answerOf = (response: Response): AppendAnswer => {
  const position = response.getSuccess()?.getPosition();
  if (response.hasSuccess()) return { kind: 'written', position: position && BigInt(position.getCommitPosition()) };
  const status = response.getError();
  const reason = status?.getDetails()?.getTypeName().replace('event_store.client.', '') ?? '';
  if (reason === 'WrongExpectedVersion') {
    const wrong = shared.WrongExpectedVersion.deserializeBinary(
      status?.getDetails()?.getValue_asU8() ?? new Uint8Array(),
    );
    const current = wrong.hasCurrentStreamRevision() ? BigInt(wrong.getCurrentStreamRevision()) : undefined;
    return { kind: 'wrong-revision', current };
  }
  const message = `${reason || 'no reason'}: ${status?.getMessage() ?? ''}`;
  throw REFUSALS.includes(reason) ? new AppendRefused(message) : new Error(message);
};
