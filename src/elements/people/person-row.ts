import { html, nothing } from 'lit';
import hand from 'lucide/dist/esm/icons/hand.mjs';
import mic from 'lucide/dist/esm/icons/mic.mjs';
import micOff from 'lucide/dist/esm/icons/mic-off.mjs';
import monitorUp from 'lucide/dist/esm/icons/monitor-up.mjs';
import star from 'lucide/dist/esm/icons/star.mjs';
import video from 'lucide/dist/esm/icons/video.mjs';
import videoOff from 'lucide/dist/esm/icons/video-off.mjs';
import type { Member } from '../../protocol/room-doc.ts';
import { type Icon, icon } from '../base/icon.ts';
import { initials } from '../base/initials.ts';
import { connectionOf } from './connection.ts';
import { inMinutes } from './minutes.ts';
import type { PanelFacts } from './panel-facts.ts';
import { perform } from './person-actions.ts';
import { personMenu } from './person-menu.ts';

const ROLES = {
  host: 'roleHost',
  cohost: 'roleCohost',
  member: 'roleMember',
  guest: 'roleGuest',
} as const;

/** Somebody in the room: who, as what, since when, what is on, and what one may do about it. */
export function personRow(facts: PanelFacts, member: Member): unknown {
  const { room, words, now } = facts;
  const { doc, me } = room.roster;
  const { info } = doc.value;
  const isSelf = member.id === me.value?.id;
  const time = inMinutes(now - member.joined, words.lang());
  const since = time ? words.term('hereFor', time) : words.term('justCame');
  const role = info.kind === 'room' ? words.term(ROLES[member.role]) : '';
  const about = [role, member.held ? words.term('onHold') : since].filter(Boolean).join(' · ');
  return html`<li part="person" data-member=${member.id}>
    <span class="face" aria-hidden="true">${initials(member.name)}</span>
    <span class="about">
      <span class="who"><bdi part="name">${isSelf ? words.term('nameYou', member.name) : member.name}</bdi></span>
      <span part="role">${about}</span>
    </span>
    <span class="signs">${signs(facts, member)}</span>
    ${personMenu(facts, member)}
    ${member.asksToHost ? wish(facts, member) : nothing}
  </li>`;
}

function signs({ room, words }: PanelFacts, member: Member): unknown {
  const { shape, label, isGood } = connectionOf(room, member, words);
  const hands = room.hosting.loaded.value?.hands.value ?? [];
  const place = hands.findIndex(({ id }) => id === member.id) + 1;
  const isSpotlit = room.roster.doc.value.info.spotlight === member.id;
  return html`
    ${place === 0 ? nothing : sign('hand', hand, words.term('handUp', place), '', place)}
    ${isSpotlit ? sign('spotlight', star, words.term('spotlit')) : nothing}
    ${member.screen ? sign('screen', monitorUp, words.term('sharesScreen')) : nothing}
    ${
      member.microphone
        ? sign('microphone', mic, words.term('microphoneOn'))
        : sign('microphone', micOff, words.term('microphoneOff'), 'off')
    }
    ${
      member.camera
        ? sign('camera', video, words.term('cameraOn'))
        : sign('camera', videoOff, words.term('cameraIsOff'), 'off')
    }
    ${sign('connection', shape, label, isGood ? '' : 'bad')}
  `;
}

const sign = (part: string, shape: Icon, label: string, look = '', count?: number): unknown =>
  html`<span part=${part} class="sign ${look}" role="img" aria-label=${label} title=${label}
    >${icon(shape)}${count ? html`<span aria-hidden="true">${count}</span>` : nothing}</span
  >`;

/** Somebody asks for the host's role, and a host has an answer to that. */
function wish(facts: PanelFacts, member: Member): unknown {
  const { hosting, moderation, words } = facts;
  if (!hosting?.can('assign', member.id) || member.id === facts.room.roster.me.value?.id)
    return nothing;
  const isPending = moderation.isPending('make-host', member.id);
  return html`<span part="wish">
    <span dir="auto">${words.term('wantsToHost', member.name)}</span>
    <span class="answers">
      <button
        part="button make-host"
        class="accent"
        aria-busy=${isPending ? 'true' : nothing}
        @click=${() => moderation.do('make-host', member.id, () => perform(hosting, 'make-host', member))}
      >
        ${words.term('makeHost')}
      </button>
      <button
        part="button refuse-host"
        aria-busy=${moderation.isPending('refuse-host', member.id) ? 'true' : nothing}
        @click=${() => moderation.do('refuse-host', member.id, () => hosting.assign(member.id, member.role))}
      >
        ${words.term('refuse')}
      </button>
    </span>
  </span>`;
}
