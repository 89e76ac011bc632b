import shared from '@eventstore/db-client/generated/shared_pb.js';
import google from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerDuplexStream, ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import type { Appended, EventLog, Expected, Proposed } from './event-log.ts';
import type { Due, Faults } from './faults.ts';
import { expectedOf, identifierOf, nameOf, proposedOf } from './messages.ts';
import { cancelled, unavailable } from './replies.ts';

/** `Append`: one call for one append. */
export const answerAppend =
  (log: EventLog, faults: Faults) =>
  (
    call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
    reply: sendUnaryData<streams.AppendResp>,
  ): void => {
    let options: streams.AppendReq.Options | undefined;
    const proposed: Proposed[] = [];
    call.on('data', (request: streams.AppendReq) => {
      if (request.hasOptions()) options = request.getOptions();
      const message = request.getProposedMessage();
      if (message !== undefined) proposed.push(proposedOf(message));
    });
    call.on('end', () => {
      const due = faults.take('append');
      void carryOut(due, () => log.append(nameOf(options?.getStreamIdentifier()), expectedOf(options), proposed)).then(
        (appended) => {
          if (due?.fault === 'break' || due?.fault === 'refuse' || due?.fault === 'end') reply(unavailable());
          else if (due?.fault === 'cancel') reply(cancelled());
          else if (appended !== undefined && due?.fault !== 'swallow')
            reply(null, answerOf(appended, expectedOf(options)));
        },
      );
    });
  };

/** `BatchAppend`: one call for all appends of a client. What fails the call fails all that wait in it. */
export const answerBatchAppend =
  (log: EventLog, faults: Faults) =>
  (call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>): void => {
    const open = new Map<string, { readonly first: streams.BatchAppendReq; readonly proposed: Proposed[] }>();
    call.on('data', (request: streams.BatchAppendReq) => {
      const id = request.getCorrelationId()?.getString() ?? '';
      const batch = open.get(id) ?? { first: request, proposed: [] };
      open.set(id, batch);
      batch.proposed.push(...request.getProposedMessagesList().map(proposedOf));
      if (!request.getIsFinal()) return;
      open.delete(id);
      const due = faults.take('append');
      const options = batch.first.getOptions();
      const stream = nameOf(options?.getStreamIdentifier());
      void carryOut(due, () => log.append(stream, expectedOf(options), batch.proposed)).then((appended) => {
        if (due?.fault === 'break' || due?.fault === 'refuse') call.emit('error', unavailable());
        else if (due?.fault === 'cancel') call.emit('error', cancelled());
        else if (due?.fault === 'end') call.end();
        else if (appended !== undefined && due?.fault !== 'swallow')
          call.write(batchAnswerOf(appended, batch.first, stream));
      });
    });
    call.on('end', () => call.end());
  };

const carryOut = async (due: Due | undefined, append: () => Promise<Appended>): Promise<Appended | undefined> => {
  if (due?.fault === 'lose' || due?.fault === 'refuse') return undefined;
  const appended = await append();
  if (due?.fault === 'delay') await new Promise((resolve) => setTimeout(resolve, due.millis));
  return appended;
};

const answerOf = (appended: Appended, expected: Expected): streams.AppendResp => {
  if (appended.kind === 'written') {
    const position = new streams.AppendResp.Position()
      .setCommitPosition(String(appended.position))
      .setPreparePosition(String(appended.position));
    return new streams.AppendResp().setSuccess(
      new streams.AppendResp.Success().setCurrentRevision(String(appended.revision)).setPosition(position),
    );
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (appended.current < 0) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(appended.current));
  if (typeof expected === 'number') wrong.setExpectedRevision(String(expected));
  else if (expected === 'no-stream') wrong.setExpectedNoStream(new shared.Empty());
  else wrong.setExpectedStreamExists(new shared.Empty());
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
};

const batchAnswerOf = (
  appended: Appended,
  request: streams.BatchAppendReq,
  stream: string,
): streams.BatchAppendResp => {
  const answer = new streams.BatchAppendResp()
    .setCorrelationId(request.getCorrelationId())
    .setStreamIdentifier(identifierOf(stream));
  if (appended.kind === 'written') {
    const position = new shared.AllStreamPosition()
      .setCommitPosition(String(appended.position))
      .setPreparePosition(String(appended.position));
    return answer.setSuccess(
      new streams.BatchAppendResp.Success().setCurrentRevision(String(appended.revision)).setPosition(position),
    );
  }
  const wrong = new shared.WrongExpectedVersion();
  if (appended.current >= 0) wrong.setCurrentStreamRevision(String(appended.current));
  const expected = expectedOf(request.getOptions());
  if (typeof expected === 'number') wrong.setExpectedStreamPosition(String(expected));
  const details = new any.Any();
  details.pack(wrong.serializeBinary(), 'event_store.client.WrongExpectedVersion');
  return answer.setError(new google.Status().setMessage('WrongExpectedVersion').setDetails(details));
};
