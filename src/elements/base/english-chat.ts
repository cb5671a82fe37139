import { update } from '@shoelace-style/localize';
import './english-errors.ts';
import { enChat } from '../../i18n/en-chat.ts';
import './english.ts';
import { ENGLISH } from './localize.ts';

// The English words for chats in which more happens than that messages are sent.
Object.assign(ENGLISH, enChat);
update();
