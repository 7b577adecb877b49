/** What tells one static picture from another: the widget and the attributes it stands with, in any order. */
export function pictureKey(id: string, params: Readonly<Record<string, string>>): string {
  const parts = Object.keys(params)
    .sort()
    .map(name => `${name}=${params[name]}`);
  return [id, ...parts].join('\n');
}
