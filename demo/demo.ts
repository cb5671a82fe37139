import { effect } from '@preact/signals-core';
import type { CallProvider } from '../src/elements/provider/call-provider.ts';
import { offerCheck } from './check-network.ts';
import { offerAnalytics } from './operators.ts';
import { followPeople } from './people.ts';
import { roomInAddress, setRoomInAddress } from './room-link.ts';
import { forgetName, rememberedName, rememberName, userIdOf } from './sign-in.ts';
import { show } from './trouble.ts';

const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

await customElements.whenDefined('call-provider');
const me = element<CallProvider>('me');

/** Views of which exactly one is in sight: who are you, whom to call, the door of a room, and the call. */
function setView(view: 'sign-in' | 'lobby' | 'door' | 'call'): void {
  document.body.dataset['view'] = view;
}

function signIn(name: string): void {
  rememberName(name);
  me.name = name;
  me.user = userIdOf(name);
  me.roomId = roomInAddress();
  element('who').textContent = name;
  document.querySelector<HTMLElement>('.who')?.removeAttribute('hidden');
  setView('lobby');
}

function leaveRoom(): void {
  setRoomInAddress('');
  me.roomId = '';
}

element<HTMLFormElement>('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  const name = element<HTMLInputElement>('name').value.trim();
  if (name) signIn(name);
});

element('sign-out').addEventListener('click', async () => {
  forgetName();
  // A browser at which nobody is signed in rings for nobody.
  await me.engine
    ?.alerts()
    .then(({ alerting }) => alerting.turn(false))
    .catch(() => {});
  location.assign('/');
});

element<HTMLFormElement>('room').addEventListener('submit', (event) => {
  event.preventDefault();
  const room = element<HTMLInputElement>('room-name').value.trim();
  if (!room) return;
  setRoomInAddress(room);
  me.roomId = room;
});

me.addEventListener('call-ended', (event) => {
  const { room, reason } = (event as CustomEvent<{ room: string; reason: string }>).detail;
  if (room === roomInAddress()) leaveRoom();
  if (reason === 'hung-up' || reason === 'failed') show(me.words.reason(reason));
});
me.addEventListener('call-error', (event) => {
  const { code, slot } = (event as CustomEvent).detail;
  show(me.words.error(code, slot));
  if (!me.room && !me.engine?.waiting.value && roomInAddress()) leaveRoom();
});

effect(() => {
  const { room } = me;
  if (!me.user) return;
  setView(room ? 'call' : me.engine?.waiting.value ? 'door' : 'lobby');
});
// A phone has room for the pictures alone; the chat and the people are one press away.
effect(() => {
  const { room } = me;
  if (!room || !matchMedia('(max-width: 760px)').matches) return;
  queueMicrotask(() => {
    room.chat.show(false);
    room.showsPeople.value = false;
  });
});

followPeople(me);
offerCheck(me);
offerAnalytics();

const invitedTo = roomInAddress();
if (invitedTo) {
  const hint = element('invited');
  hint.hidden = false;
  hint.textContent = `You are invited to the room “${invitedTo}”.`;
}
const name = rememberedName();
if (name) signIn(name);
else {
  setView('sign-in');
  element('name').focus();
}
