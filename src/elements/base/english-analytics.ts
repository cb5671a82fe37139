import { update } from '@shoelace-style/localize';
import { enAnalytics } from '../../i18n/en-analytics.ts';
import './english-errors.ts';
import './english-quality.ts';
import { ENGLISH } from './localize.ts';

// The English words for how calls were.
Object.assign(ENGLISH, enAnalytics);
update();
