import { update } from '@shoelace-style/localize';
import './english-errors.ts';
import { enNews } from '../../i18n/en-news.ts';
import './english.ts';
import { ENGLISH } from './localize.ts';

// The English words that are only said aloud.
Object.assign(ENGLISH, enNews);
update();
