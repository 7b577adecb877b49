/** Where the site will stand, when it is known at build: `SITE_URL=https://host`. Only its origin counts; the path is BASE_PATH. */
const origin = process.env.SITE_URL ? new URL(process.env.SITE_URL).origin : undefined;

/** `/x/en/` as `https://host/x/en/`; undefined where SITE_URL was not given. */
export function absolute(path: string): string | undefined {
  return origin && origin + path;
}
