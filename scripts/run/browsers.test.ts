import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { findBrowser } from './browsers';

const folder = mkdtempSync(join(tmpdir(), 'browsers-'));
const program = join(folder, 'firefox-esr');
writeFileSync(program, '');
chmodSync(program, 0o755);

afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(folder, { recursive: true }));

describe('findBrowser', () => {
  it('takes what the environment variable names', () => {
    vi.stubEnv('FIREFOX_PATH', program);
    expect(findBrowser('firefox')).toEqual({ path: program, from: 'FIREFOX_PATH' });
  });

  it('refuses a variable that names nothing, instead of testing in another browser', () => {
    vi.stubEnv('FIREFOX_PATH', join(folder, 'nothing'));
    expect(() => findBrowser('firefox')).toThrow('FIREFOX_PATH is');
  });

  it('searches along PATH', () => {
    vi.stubEnv('FIREFOX_PATH', '');
    vi.stubEnv('PATH', `${join(folder, 'elsewhere')}:${folder}`);
    expect(findBrowser('firefox')).toEqual({ path: program, from: 'PATH' });
  });
});
