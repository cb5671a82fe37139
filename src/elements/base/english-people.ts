import { update } from '@shoelace-style/localize';
import './english-errors.ts';
import { enHosting } from '../../i18n/en-hosting.ts';
import { enPeople } from '../../i18n/en-people.ts';
import './english.ts';
import { ENGLISH } from './localize.ts';

// The English words for who is in a room, and who waits for it.
Object.assign(ENGLISH, enHosting, enPeople);
update();
