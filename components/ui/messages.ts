import type { Dictionaries } from '@/lib/i18n/messages';
import { messages as en, type Messages } from './messages.en';
import { messages as zhHans } from './messages.zh-Hans';
import { messages as zhHant } from './messages.zh-Hant';

export const dictionaries: Dictionaries<Messages> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };
