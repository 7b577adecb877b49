import type { Dictionaries } from '@/lib/i18n/messages';
import * as en from './messages.en';
import * as zhHans from './messages.zh-Hans';
import * as zhHant from './messages.zh-Hant';

export const searchWords: Dictionaries<en.Messages> = {
  en: en.messages,
  'zh-Hans': zhHans.messages,
  'zh-Hant': zhHant.messages,
};
