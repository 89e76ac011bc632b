import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import featureMessages from '@eventstore/db-client/generated/serverfeatures_pb.js';
import service from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { Server, ServerCredentials, type sendUnaryData } from '@grpc/grpc-js';
import { answerAppend, answerBatchAppend } from './answer-append.ts';
import { answerRead } from './answer-read.ts';
import { createEventLog, type EventLog, type Journal } from './event-log.ts';
import { createFaults, type Faults, type Switch } from './faults.ts';
import { openFileJournal } from './file-journal.ts';

/** A server that speaks EventStoreDB's protocol, as far as the adapter uses it, and misbehaves when told to. */
export interface EventStoreDbDouble {
  readonly port: number;
  /** What the server holds, as a witness that is not the adapter. */
  readonly log: EventLog;
  turn(what: Switch): void;
  /** How often each fault was met. */
  readonly met: Faults['met'];
  stop(): Promise<void>;
}

const LARGEST_MESSAGE = 20 * 1024 * 1024;

/** Starts a server in this process. Without `file` it keeps events in memory only. */
export const startEventStoreDbDouble = async (
  options: {
    readonly port?: number;
    readonly file?: string;
    readonly fsync?: boolean;
    /** How long an event is not shown to readers yet, as on a server whose disk or followers are slow. */
    readonly hiddenMs?: number;
  } = {},
): Promise<EventStoreDbDouble> => {
  const journal =
    options.file === undefined
      ? options.hiddenMs === undefined
        ? undefined
        : slowJournal(options.hiddenMs)
      : await openFileJournal(options.file, { fsync: options.fsync ?? true });
  const log = createEventLog(journal);
  const faults = createFaults();

  const server = new Server({ 'grpc.max_receive_message_length': LARGEST_MESSAGE });
  server.addService(service.StreamsService, {
    read: answerRead(log, faults),
    append: answerAppend(log, faults),
    batchAppend: answerBatchAppend(log, faults),
  });
  server.addService(features.ServerFeaturesService, {
    getSupportedMethods: (_call: unknown, reply: sendUnaryData<featureMessages.SupportedMethods>) =>
      reply(null, supportedMethods()),
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${options.port ?? 0}`, ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });

  return {
    port,
    log,
    turn: faults.turn,
    met: faults.met,
    stop: async () => {
      server.forceShutdown();
      await journal?.close();
    },
  };
};

const slowJournal = (millis: number): Journal => ({
  kept: [],
  write: () => new Promise((resolve) => setTimeout(resolve, millis)),
  close: async () => undefined,
});

const supportedMethods = (): featureMessages.SupportedMethods =>
  new featureMessages.SupportedMethods()
    .setEventStoreServerVersion('24.10.0')
    .setMethodsList(
      ['append', 'batchappend', 'read'].map((name) =>
        new featureMessages.SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name),
      ),
    );
