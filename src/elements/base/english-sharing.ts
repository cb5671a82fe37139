import { update } from '@shoelace-style/localize';
import { en } from '../../i18n/en.ts';
import { enScreenErrors, enSharing } from '../../i18n/en-sharing.ts';
import './english.ts';
import { ENGLISH } from './localize.ts';

// The English words for screens that are shared.
Object.assign(ENGLISH, enSharing);
Object.assign(en.deviceErrors, { screen: enScreenErrors });
update();
