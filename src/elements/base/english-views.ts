import { update } from '@shoelace-style/localize';
import { en } from '../../i18n/en.ts';
import { enFullScreenErrors, enPipErrors, enViews } from '../../i18n/en-views.ts';
import './english-sharing.ts';
import './english.ts';
import { ENGLISH } from './localize.ts';

// The English words for full screen and for what floats beside the page.
Object.assign(ENGLISH, enViews);
Object.assign(en.deviceErrors, { pip: enPipErrors, fullscreen: enFullScreenErrors });
update();
