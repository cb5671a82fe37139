import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en as english } from '../../src/i18n/en.ts';
import { enAlerts } from '../../src/i18n/en-alerts.ts';
import { fr } from '../../src/i18n/fr.ts';
import type { PushMessage } from '../../src/protocol/push.ts';
import { addressFor, isOurs, noticeFor } from '../../src/worker/notice-state.ts';

const about = {
  to: 'bob',
  invite: 'invite-0001',
  from: { user: 'alice', name: 'Alice' },
  video: false,
  page: 'https://site.example/calls?a=1',
  lang: 'en',
};
const ring: PushMessage = {
  ...about,
  kind: 'ring',
  token: 'token-0001',
  server: 'https://c.example',
};

const en = { ...english, ...enAlerts };

describe('a notification', () => {
  it('says who rings, offers both answers, and stays', () => {
    const { title, options } = noticeFor(ring, en);
    assert.equal(title, 'Alice is calling');
    assert.deepEqual(
      options.actions?.map((action) => [action.action, action.title]),
      [
        ['accept', 'Accept'],
        ['decline', 'Decline'],
      ],
    );
    assert.equal(options.requireInteraction, true);
    assert.equal(noticeFor({ ...ring, video: true }, fr).title, 'Alice vous appelle en vidéo');
  });

  it('gives way, silently, to what became of the call', () => {
    const missed = noticeFor({ ...about, kind: 'missed' }, en);
    assert.equal(missed.title, 'Missed call from Alice');
    const elsewhere = noticeFor({ ...about, kind: 'elsewhere' }, en);
    assert.equal(elsewhere.options.body, 'Answered on another device');
    for (const { options } of [missed, elsewhere]) {
      assert.equal(options.tag, noticeFor(ring, en).options.tag);
      assert.equal(options.silent, true);
      assert.equal(options.actions, undefined);
    }
  });

  it('leads to the page that subscribed, and nowhere else than to the site', () => {
    const site = { origin: 'https://site.example', scope: 'https://site.example/' };
    assert.equal(addressFor(ring, site), about.page);
    assert.equal(addressFor(ring, site, 'token-0001'), `${about.page}#call-accept=token-0001`);
    for (const page of ['https://evil.example/', 'javascript:alert(1)', 'nothing'])
      assert.equal(addressFor({ ...ring, page }, site), site.scope);
  });

  it('is ours alone: the site’s own pushes are left to it', () => {
    assert.ok(isOurs(ring));
    for (const other of [
      undefined,
      null,
      7,
      'ring',
      [],
      {},
      { kind: 'ring' },
      { invite: 'x', kind: 'sale' },
    ])
      assert.ok(!isOurs(other));
  });
});
