// Runs the tests of mail against the built program.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { runClaims } from '../claims.mjs';

await runClaims([join(dirname(fileURLToPath(import.meta.url)), 'mail.test.mjs')]);
