/** The most rows of a tile. Which is faster, 5 or 6, a trial on the machine decides: ../tileTrial.ts. */
let tileRows: i32 = 6;

export function setTileRows(rows: i32): void {
  tileRows = rows;
}

/** Rows of the next block where `left` remain: as few blocks as can be, as even as can be. 16 rows in tiles of 6 are 6 + 5 + 5. */
@inline
export function nextBlock(left: i32): i32 {
  const blocks = (left + tileRows - 1) / tileRows;
  return (left + blocks - 1) / blocks;
}
