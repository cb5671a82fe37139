import { update } from '@shoelace-style/localize';
import { enControls } from '../../i18n/en-controls.ts';
import './english.ts';
import { ENGLISH } from './localize.ts';

// The English words for the buttons that few pages have.
Object.assign(ENGLISH, enControls);
update();
