import { update } from '@shoelace-style/localize';
import { en } from '../../i18n/en.ts';
import { enErrors } from '../../i18n/en-errors.ts';
import './english.ts';

// The English words for what few calls meet.
Object.assign(en.errors, enErrors);
update();
