/** Where a widget stands: an embed is narrow and has no page around it. */
export type Place = 'lesson' | 'lab' | 'embed' | 'home';
