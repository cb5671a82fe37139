import { update } from '@shoelace-style/localize';
import './english-errors.ts';
import { enSetup } from '../../i18n/en-setup.ts';
import './english-devices.ts';
import './english.ts';
import { ENGLISH } from './localize.ts';

// The English words for settings and for help with devices.
Object.assign(ENGLISH, enSetup);
update();
