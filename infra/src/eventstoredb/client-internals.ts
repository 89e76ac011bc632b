import type { EventStoreDBClient } from '@eventstore/db-client';
import type { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { CallOptions, Channel, Metadata } from '@grpc/grpc-js';

/**
 * What the client keeps to itself and the adapter cannot do without; the version is pinned for it. `execute` finds the
 * right node, and connects anew when the action fails because of the connection.
 */
export interface ClientInternals {
  execute<T>(service: typeof StreamsClient, name: string, action: (grpc: StreamsClient) => Promise<T>): Promise<T>;
  callArguments(
    options: { readonly requiresLeader: boolean; readonly deadline?: number },
    callOptions?: CallOptions,
  ): [Metadata, CallOptions];
  getChannel(): Promise<Channel>;
}

/** Opens the client. */
export const internalsOf = (client: EventStoreDBClient): ClientInternals => client as unknown as ClientInternals;
