import { bytes, load4, store4 } from './lanes';

// A token's row is its heads side by side; a head's matrix is its tokens one below the other.

export function splitHeads(x: usize, out: usize, batch: i32, tokens: i32, heads: i32, headDim: i32): void {
  const hidden = bytes(heads * headDim);
  for (let text = 0; text < batch; text++) {
    for (let head = 0; head < heads; head++) {
      let from = x + bytes(head * headDim);
      for (let token = 0; token < tokens; token++) {
        copyRow(from, out, headDim);
        from += hidden;
        out += bytes(headDim);
      }
    }
    x += <usize>tokens * hidden;
  }
}

export function mergeHeads(x: usize, out: usize, batch: i32, tokens: i32, heads: i32, headDim: i32): void {
  const hidden = bytes(heads * headDim);
  for (let text = 0; text < batch; text++) {
    for (let head = 0; head < heads; head++) {
      let to = out + bytes(head * headDim);
      for (let token = 0; token < tokens; token++) {
        copyRow(x, to, headDim);
        x += bytes(headDim);
        to += hidden;
      }
    }
    out += <usize>tokens * hidden;
  }
}

/** For short rows: memory.copy leaves the binary and comes back, which takes longer than they do. */
@inline
function copyRow(from: usize, to: usize, n: i32): void {
  for (let left = n; left > 0; left -= 4, from += 16, to += 16) store4(false, to, load4(false, from, left), left);
}
