import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { id, roomId } from '../../src/protocol/ids.ts';
import { ROLES } from '../../src/protocol/roles.ts';
import { ConfigError } from '../config-error.ts';
import { signToken } from './sign-token.ts';

const USAGE =
  'call-elements-server token --user ID [--name NAME] [--role ROLE] [--room ID …] [--ttl 1h]';

const wanted = v.object({
  user: id,
  name: v.optional(v.string()),
  role: v.optional(v.picklist(ROLES)),
  room: v.optional(v.array(roomId)),
  ttl: v.pipe(v.string(), v.regex(/^\d+[smhd]$/)),
});

/** A token for trying out, and for scripts, by the server's secret. Throws a `ConfigError` that says what is wrong. */
export async function issueToken(
  asked: string[],
  secret: string | undefined,
  audience?: string,
): Promise<string> {
  if (!secret) throw new ConfigError('CALL_SECRET must be set: it signs the token.');
  const checked = v.safeParse(wanted, read(asked));
  if (!checked.success) {
    const [option] = checked.issues.map((issue) => v.getDotPath(issue));
    throw new ConfigError(`--${option} is missing or not right. ${USAGE}`);
  }
  const { user, name, role, room, ttl } = checked.output;
  return signToken({ user, name, role, rooms: room }, ttl, {
    secret,
    ...(audience && { audience }),
  });
}

function read(asked: string[]) {
  try {
    return parseArgs({
      args: asked,
      options: {
        user: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string' },
        room: { type: 'string', multiple: true },
        ttl: { type: 'string', default: '1h' },
      },
    }).values;
  } catch (thrown) {
    throw new ConfigError(`${(thrown as Error).message} ${USAGE}`);
  }
}
