import { update } from '@shoelace-style/localize';
import './english-alerts.ts';
import { enNotices } from '../../i18n/en-notices.ts';
import { ENGLISH } from './localize.ts';

// The English words for notices, which say of missed calls what the list of those says.
Object.assign(ENGLISH, enNotices);
update();
