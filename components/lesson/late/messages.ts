import type { Dictionaries } from '@/lib/i18n/messages';
import { messages as en, type Messages } from './messages.en';
import { messages as hans } from './messages.zh-Hans';
import { messages as hant } from './messages.zh-Hant';

export const dictionaries: Dictionaries<Messages> = { en, 'zh-Hans': hans, 'zh-Hant': hant };
