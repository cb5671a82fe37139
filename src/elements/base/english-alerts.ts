import { update } from '@shoelace-style/localize';
import './english-errors.ts';
import { enAlerts } from '../../i18n/en-alerts.ts';
import './english.ts';
import { ENGLISH } from './localize.ts';

// The English words for missed calls and alerts.
Object.assign(ENGLISH, enAlerts);
update();
