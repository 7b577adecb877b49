import type { Dictionaries } from '@/lib/i18n/messages';
import { messages as en } from './messages.en';
import { messages as zhHans } from './messages.zh-Hans';
import { messages as zhHant } from './messages.zh-Hant';

/** The glossary's words, a language at a time. */
export const glossary: Dictionaries<typeof en> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };
