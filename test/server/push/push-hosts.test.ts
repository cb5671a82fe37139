import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPushHost } from '../../../server/push/push-hosts.ts';

const OWN = ['push.example.org', 'localhost:8443'];

describe('the server sends pushes', () => {
  it('to the push services of the browsers, and to the operator’s own', () => {
    for (const endpoint of [
      'https://fcm.googleapis.com/fcm/send/abc',
      'https://updates.push.services.mozilla.com/wpush/v2/abc',
      'https://web.push.apple.com/abc',
      'https://wns2-par02p.notify.windows.com/w/?token=abc',
      'https://push.example.org/abc',
      'https://localhost:8443/abc',
    ]) {
      assert.ok(isPushHost(endpoint, OWN), endpoint);
    }
  });

  it('to nobody else, however it is written', () => {
    for (const endpoint of [
      'http://fcm.googleapis.com/fcm/send/abc',
      'https://fcm.googleapis.com:22/',
      'https://fcm.googleapis.com.evil.example/',
      'https://evilfcm.googleapis.com/',
      'https://evil.example/fcm.googleapis.com',
      'https://fcm.googleapis.com@evil.example/',
      'https://user:word@fcm.googleapis.com/',
      'https://evilpush.apple.com/',
      'https://push.example.org:8443/',
      'https://localhost/',
      'https://127.0.0.1:8443/',
      'https://[::1]/',
      'https://169.254.169.254/latest/meta-data',
      'file:///etc/passwd',
      'fcm.googleapis.com',
      '',
    ]) {
      assert.ok(!isPushHost(endpoint, OWN), endpoint);
    }
  });
});
