import { join } from 'node:path';
import { ensureInstalled, root } from '../run/prepare.mjs';

/** Where the packages lie that we measure against. */
export const peersFolder = join(root, 'scripts', 'bench');

/** Installs them, at the first run and whenever their lockfile has changed. They are no part of the project's own packages. */
export const installPeers = () => ensureInstalled({ folder: peersFolder, what: 'what we measure against' });
