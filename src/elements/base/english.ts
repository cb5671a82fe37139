import { registerTranslation } from '@shoelace-style/localize';
import { en } from '../../i18n/en.ts';

// All English words, which also serve where another language has not come. For the views that are loaded in a call.
registerTranslation(en);
