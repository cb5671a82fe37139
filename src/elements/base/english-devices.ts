import { update } from '@shoelace-style/localize';
import { en } from '../../i18n/en.ts';
import { enDeviceErrors } from '../../i18n/en-devices.ts';
import './english.ts';

// The English words for devices that cannot be had. Until they are there, those for errors serve.
Object.assign(en.deviceErrors, enDeviceErrors);
update();
