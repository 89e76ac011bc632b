import { expect } from 'chai';
import { goodRun, logOf, nothing, runEvents } from '../evidence.examples.ts';
import type { MailEvidence } from '../evidence.ts';
import { mails, webhooks } from './effects.ts';

const { started, intent, sent } = runEvents;
const [good] = goodRun.mails as readonly [MailEvidence];
const withMails = (...found: readonly MailEvidence[]) => mails.find({ ...goodRun, mails: found });

const call = logOf(started, { ...intent, data: { ...intent.data, input: { url: 'http://127.0.0.1/' } } }, sent);
const hit = { key: 'key', body: '{}', life: 1, at: '2026-05-16T12:00:00.000Z' };
const withHits = (...hits: readonly (typeof hit)[]) => webhooks.find({ ...nothing, events: call, hits });

describe('the check of mails', () => {
  it('is content with one for each step, and with invitations', () => {
    const invitation = { ...good, id: 'invitation-1', messageId: '<invitation-1@x>', content: 'Come' };
    expect(withMails(good, invitation)).to.deep.equal([]);
  });

  it('finds a missing one', () => {
    expect(withMails()).to.deep.equal(['the mail with key key was recorded as sent, and is not there']);
  });

  it('finds the same mail under another key', () => {
    expect(withMails(good, { ...good, id: 'other', messageId: '<other@x>' })).to.deep.equal([
      'a mail lies there twice: Welcome',
      'mail other belongs to no step',
    ]);
  });

  it('finds a Message-ID that is not the key', () => {
    expect(withMails({ ...good, messageId: '<random@x>' })).to.deep.equal(['mail key has the Message-ID <random@x>']);
  });
});

describe('the check of webhooks', () => {
  it('is content with a repeat after a kill', () => {
    expect(withHits(hit)).to.deep.equal([]);
    expect(withHits(hit, { ...hit, life: 2 })).to.deep.equal([]);
  });

  it('finds a missing one, one of no step, and one that came twice in one life', () => {
    expect(withHits()).to.have.length(1);
    expect(withHits(hit, { ...hit, key: 'other' })).to.deep.equal(['webhook other belongs to no step']);
    expect(withHits(hit, hit)).to.deep.equal(['webhook key in life 1 came twice']);
  });

  it('finds one that came with another body', () => {
    expect(withHits(hit, { ...hit, body: '{"other":true}', life: 2 })).to.deep.equal([
      'webhook key came with different bodies',
    ]);
  });
});
