import { update } from '@shoelace-style/localize';
import { en } from '../../i18n/en.ts';
import { ENGLISH } from './localize.ts';

// All English words. For the views that are loaded in a call.
Object.assign(ENGLISH, en);
update();
