import { update } from '@shoelace-style/localize';
import { en } from '../../i18n/en.ts';
import { enDeviceErrors, enDevices } from '../../i18n/en-devices.ts';
import './english.ts';
import { ENGLISH } from './localize.ts';

// The English words for devices: what happens to them, and why one cannot be had. Until they are there, those for errors serve.
Object.assign(ENGLISH, enDevices);
Object.assign(en.deviceErrors, enDeviceErrors);
update();
