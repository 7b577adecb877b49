/** ±1, 3, 10, 30 …: the first that leaves numbers of this RMS room, so that a scale holds still but for steps of about three. */
export function roomFor(rms: number): number {
  if (!(rms > 0)) return 1;
  const wanted = 1.5 * rms;
  const power = 10 ** Math.floor(Math.log10(wanted));
  return wanted > 3 * power ? 10 * power : wanted > power ? 3 * power : power;
}
