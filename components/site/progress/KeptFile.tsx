'use client';

import { useRef, useState } from 'react';

export interface KeptFileWords {
  readonly save: string;
  readonly load: string;
  readonly loaded: string;
  readonly unreadable: string;
  readonly refused: string;
}

/** A file of a megabyte is none of ours. */
const most = 1_000_000;

/** What is kept, saved as a file and read back, in this browser or another. */
export function KeptFile({ words, filled }: { words: KeptFileWords; filled: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');

  async function save() {
    try {
      const { writeFile } = await import('./keptFile');
      const now = new Date();
      const url = URL.createObjectURL(new Blob([writeFile(now)], { type: 'application/json' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = `inside-the-encoder-${now.toISOString().slice(0, 10)}.json`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
      setSaid('');
    } catch {
      setSaid(words.refused);
    }
  }
  async function load(file: File | undefined) {
    if (!file) return;
    try {
      const { readFile } = await import('./keptFile');
      const done = file.size > most ? 'unreadable' : readFile(await file.text());
      setSaid({ read: words.loaded, unreadable: words.unreadable, refused: words.refused }[done]);
    } catch {
      setSaid(words.refused);
    }
    // The same file may be chosen again.
    if (input.current) input.current.value = '';
  }

  return (
    <>
      {filled && (
        <button type="button" onClick={save}>
          {words.save}
        </button>
      )}
      <button type="button" onClick={() => input.current?.click()}>
        {words.load}
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={words.load}
        onChange={event => load(event.target.files?.[0])}
      />
      <span role="status">{said}</span>
    </>
  );
}
