import { update } from '@shoelace-style/localize';
import { enStats } from '../../i18n/en-stats.ts';
import './english-quality.ts';
import { ENGLISH } from './localize.ts';

// The English words for how good connections are, and how good pictures may be.
Object.assign(ENGLISH, enStats);
update();
