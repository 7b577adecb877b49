import { addContentSecurityPolicy } from '../postbuild/csp';
import { addFontPreloads } from '../postbuild/fonts';
import { stripLegacyScripts } from '../postbuild/legacy';
import { writeNotices } from '../postbuild/notices';
import { indexForSearch } from '../postbuild/searchIndex';
import { writeSitemap } from '../postbuild/sitemap';
import type { Step } from './steps';

/** What is done to `out/` after Next has exported it. The policy comes last: it counts the scripts that stand in the pages. */
export const postbuildSteps: readonly Step[] = [
  { name: 'legacy scripts', run: stripLegacyScripts },
  { name: 'fonts', run: addFontPreloads },
  { name: 'licences', run: writeNotices },
  { name: 'search index', run: indexForSearch },
  { name: 'sitemap', run: writeSitemap },
  { name: 'content security policy', run: addContentSecurityPolicy },
];
