import { update } from '@shoelace-style/localize';
import { enQuality } from '../../i18n/en-quality.ts';
import './english.ts';
import { ENGLISH } from './localize.ts';

// The English words for how good a connection is.
Object.assign(ENGLISH, enQuality);
update();
