import { update } from '@shoelace-style/localize';
import { enLayouts } from '../../i18n/en-layouts.ts';
import './english.ts';
import { ENGLISH } from './localize.ts';

// The English words for stages of more than two.
Object.assign(ENGLISH, enLayouts);
update();
