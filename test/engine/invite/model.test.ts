import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { RoomId } from '../../../src/protocol/ids.ts';
import type { CalleeStatus } from '../../../src/protocol/invite.ts';
import { type Device, type Fault, type Told, Town } from '../../support/town.ts';

/** What a command may know before it runs: which devices have a connection. */
interface Model {
  readonly connected: boolean[];
}

type Step = fc.AsyncCommand<Model, Town>;

/** Something that one device does, and does not wait for. */
const deed = (name: string, at: number, act: (device: Device) => Promise<unknown>): Step => ({
  check: () => true,
  run: async (_, town) => {
    act(town.devices[at] as Device).catch(() => {});
  },
  toString: () => `${name}(${at})`,
});

const DEVICES = ['alice', 'alice', 'bob', 'bob', 'carol'] as const;
const device = fc.nat(DEVICES.length - 1);
const people = fc.subarray(['alice', 'bob', 'carol'], { minLength: 1 });

const steps = [
  fc
    .tuple(device, people)
    .map(([at, to]) => deed(`ring ${to}`, at, ({ engine }) => engine.invite(to))),
  fc
    .tuple(device, fc.boolean())
    .map(([at, hold]) =>
      deed(hold ? 'accept and hold' : 'accept', at, ({ engine }) => engine.accept({ hold })),
    ),
  device.map((at) => deed('decline', at, ({ engine }) => engine.decline())),
  device.map((at) => deed('hang up', at, ({ engine }) => engine.hangUp())),
  device.map(
    (at): Step => ({
      check: ({ connected }) => connected[at] === true,
      run: async (model, town) => {
        model.connected[at] = false;
        town.devices[at]?.line.drop();
      },
      toString: () => `lose(${at})`,
    }),
  ),
  device.map(
    (at): Step => ({
      check: ({ connected }) => connected[at] === false,
      run: async (model, town) => {
        model.connected[at] = true;
        town.devices[at]?.line.restore();
      },
      toString: () => `come back(${at})`,
    }),
  ),
  fc.nat(12).map(
    (tasks): Step => ({
      check: () => true,
      run: (_, town) => town.pass(tasks),
      toString: () => `wait ${tasks}`,
    }),
  ),
];

const fault = fc.constantFrom<Fault>('none', 'none', 'none', 'none', 'lost', 'doubled');

/**
 * What a callee's device may have told of a call, by what the caller knows of that callee in the end. What a person does
 * at the last moment is told as they meant it, also where the server was faster: they declined, hung up, or were too late.
 */
const LATE = ['declined', 'hung-up', 'failed'] as const;
const FITS: Readonly<Record<Exclude<CalleeStatus, 'ringing'>, readonly Told[]>> = {
  accepted: [
    'started',
    'declined',
    'answered-elsewhere',
    'hung-up',
    'offline',
    'ended',
    'moved',
    'failed',
  ],
  declined: ['declined', 'answered-elsewhere', 'hung-up', 'failed'],
  cancelled: ['cancelled', ...LATE],
  expired: ['expired', ...LATE],
  offline: ['offline', ...LATE],
  busy: [],
};

describe('invitations among people with several devices, whatever they do and the network loses', () => {
  it('have one winner, stop ringing everywhere, and end for all with reasons that fit', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(
        fc.commands(steps, { maxCommands: 25, size: 'max' }),
        fc.array(fault, { minLength: 1, maxLength: 12 }),
        async (commands, faults) => {
          const town = await Town.open(DEVICES, faults);
          try {
            await fc.asyncModelRun(
              () => ({ model: { connected: DEVICES.map(() => true) }, real: town }),
              commands,
            );
            await town.settle();
            expect(town.doubles, 'two devices of one person in one call').to.deep.equal([]);
            for (const { who, rung, over } of town.devices) {
              for (const [room, times] of rung) {
                expect(over.get(room)?.length, `${who}: ${room} rang ${times}`).to.be.at.least(1);
              }
            }
            // Of a call with several invitations nobody could say which one was meant.
            for (const [room, { size }] of town.rooms) if (size === 1) expectFit(town, room);
          } finally {
            town.close();
          }
        },
      ),
      { numRuns: 60, endOnFailure: true, includeErrorInReport: true },
    );
  });
});

/** What the callees of a call were told fits what its caller knows of each of them. */
function expectFit(town: Town, room: RoomId): void {
  const known = town.devices.find(({ called }) => called.has(room))?.called.get(room);
  if (!known) return;
  for (const { who, over, rung } of town.devices) {
    const status = known.get(who);
    // The caller had given up, or was away, when the end was told.
    if (!status || status === 'ringing' || !rung.has(room)) continue;
    for (const told of over.get(room) ?? []) {
      expect(FITS[status], `${who} is ${status} for the caller, and was told ${told}`).to.include(
        told,
      );
    }
  }
}
