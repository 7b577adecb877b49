import { useMessages } from '@/lib/i18n/LocaleContext';
import { Button } from './Button';
import { dictionaries } from './messages';
import styles from './ui.module.css';

interface Props {
  readonly again: () => void;
  /** What did not come would have lain over the page: below the button, as far as its line reaches. */
  readonly floating?: boolean;
}

/** In the place of what `useLate` could not load. */
export function NotLoaded({ again, floating }: Props) {
  const t = useMessages(dictionaries);
  return (
    <span role="alert" className={floating ? styles.floating : undefined}>
      {t.notLoaded}{' '}
      <Button look="link" onClick={again}>
        {t.retry}
      </Button>
    </span>
  );
}
