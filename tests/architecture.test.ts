import { describe, expect, it } from 'vitest';
import { circles, type Import, importsOf, readSource, sourceFiles } from './importGraph';
import { contracts, engineLayers, type Room, rooms } from './rooms';

const files = [...sourceFiles(['app', 'components', 'content', 'lib']), 'mdx-components.tsx'];
const imports = files.flatMap(importsOf);

function roomOf(path: string): Room {
  const room = rooms.find(candidate => candidate.path.test(path));
  if (!room) throw new Error(`${path} is in no room of tests/rooms.ts`);
  return room;
}

function say({ from, to }: Import): string {
  return `${from} → ${to}`;
}

describe('who may know whom', () => {
  it('reads a tree with imports in it', () => {
    expect(imports.filter(each => each.ours).length).toBeGreaterThan(100);
  });

  it.each(rooms.map(room => room.name))('%s imports only rooms below it', name => {
    const room = rooms.find(candidate => candidate.name === name)!;
    const wrong = imports.filter(each => {
      if (!each.ours || /(^|\/)generated\/|\.css$|zh-Hant/.test(each.to) || roomOf(each.from) !== room) return false;
      const target = roomOf(each.to);
      if (target === room || target.name === 'shared') return false;
      if (room.mayImport.includes('contracts') && (contracts as readonly string[]).includes(each.to)) return false;
      return !room.mayImport.includes(target.name);
    });
    expect(wrong.filter(each => !ownExperiment(each)).map(say)).toEqual([]);
  });

  it.each(rooms.map(room => room.name))('%s imports only its packages', name => {
    const wrong = imports.filter(
      each => !each.ours && roomOf(each.from).name === name && !roomOf(each.from).packages.test(each.to),
    );
    expect(wrong.map(say)).toEqual([]);
  });

  it('no widget imports another', () => {
    const folder = (path: string) =>
      roomOf(path).name === 'widgets' ? path.match(/^components\/widgets\/([^/]+)\//)?.[1] : undefined;
    const wrong = imports.filter(
      ({ from, to, ours }) => ours && folder(from) && folder(to) && folder(from) !== folder(to),
    );
    expect(wrong.map(say)).toEqual([]);
  });

  it('no experiment imports another', () => {
    const folder = (path: string) => path.match(/^lib\/experiments\/([^/]+)\//)?.[1];
    const wrong = imports.filter(({ from, to }) => folder(from) && folder(to) && folder(from) !== folder(to));
    expect(wrong.map(say)).toEqual([]);
  });

  it('inside the engine: checkpoint → train → bert → kernels → functional → tensor', () => {
    const layer = (path: string) => {
      const name = path.match(/^lib\/engine\/([^/]+)\//)?.[1] ?? 'core';
      return (engineLayers as readonly string[]).indexOf(name);
    };
    const inside = imports.filter(({ from, to }) => from.startsWith('lib/engine/') && to.startsWith('lib/engine/'));
    expect(inside.length).toBeGreaterThan(10);
    expect(inside.filter(({ from, to }) => layer(from) < 0 || layer(to) < layer(from)).map(say)).toEqual([]);
  });

  it('no files import each other in a circle', () => {
    const edges = new Map(files.map(file => [file, imports.filter(each => each.from === file).map(each => each.to)]));
    expect(circles(edges)).toEqual([]);
  });
});

/** A widget's View may know its own experiment's parameters and results. */
function ownExperiment({ from, to }: Import): boolean {
  const id = from.match(/^components\/widgets\/([^/]+)\//)?.[1];
  return id !== undefined && to.startsWith(`lib/experiments/${id}/`) && !to.endsWith('/compute.ts');
}

describe('what no file of the site does', () => {
  const saying = (pattern: RegExp, among = files) => among.filter(file => pattern.test(readSource(file)));

  it('calls Math.random, but for the button that asks for a new seed', () => {
    expect(saying(/Math\.random\(/)).toEqual(saying(/Math\.random\(/).filter(file => /Seed/.test(file)));
  });

  it('fetches, evaluates text or opens a socket', () => {
    expect(saying(/\b(eval|fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\s*\(|new Function\(/)).toEqual([]);
  });

  it('leaves something to do', () => {
    expect(saying(/\b(TODO|FIXME|XXX)\b/)).toEqual([]);
  });

  it('says any', () => {
    expect(saying(/:\s*any\b|\bas any\b|<any>|any\[\]/)).toEqual([]);
  });

  it('runs past 250 lines without being known for it', () => {
    const long = files.filter(file => readSource(file).split('\n').length > 251);
    for (const file of long) console.warn(`${file} has ${readSource(file).split('\n').length - 1} lines`);
    expect(long.filter(file => readSource(file).split('\n').length > 401)).toEqual([]);
  });
});
