import { bytes, load4, store4 } from './lanes';

/** out[i] = table[ids[i]] */
export function gather(table: usize, ids: usize, out: usize, count: i32, n: i32): void {
  for (let i = 0; i < count; i++, ids += 4, out += bytes(n)) {
    const row = table + <usize>load<i32>(ids) * bytes(n);
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      store4(false, out + offset, load4(false, row + offset, left), left);
    }
  }
}

/** dTable[ids[i]] += dOut[i] */
export function scatterAdd(dOut: usize, ids: usize, dTable: usize, count: i32, n: i32, paddingId: i32): void {
  for (let i = 0; i < count; i++, ids += 4, dOut += bytes(n)) {
    const id = load<i32>(ids);
    if (id == paddingId) continue;
    const row = dTable + <usize>id * bytes(n);
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      store4(false, row + offset, f32x4.add(load4(false, row + offset, left), load4(false, dOut + offset, left)), left);
    }
  }
}
