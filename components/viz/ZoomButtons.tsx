import { useMessages } from '@/lib/i18n/LocaleContext';
import styles from './Heatmap.module.css';
import { dictionaries } from './messages';
import { type Frame, maxZoom, type View, visibleRange } from './zoom';

interface ZoomProps {
  readonly frame: Frame;
  readonly view: View;
  readonly zoomBy: (factor: number) => void;
  readonly reset: () => void;
}

/** − and + beside the name, and (once zoomed) what part is shown with a way back to the whole. */
export function ZoomButtons({ frame, view, zoomBy, reset }: ZoomProps) {
  const t = useMessages(dictionaries);
  const seen = visibleRange(frame, view);
  const zoomed = view.zoom > 1;
  return (
    <span className={styles.zoom}>
      <button
        type="button"
        className={styles.button}
        aria-label={t.zoomOut}
        title={t.zoomOut}
        disabled={!zoomed}
        onClick={() => zoomBy(1 / 2)}
      >
        −
      </button>
      <button
        type="button"
        className={styles.button}
        aria-label={t.zoomIn}
        title={t.zoomIn}
        disabled={view.zoom >= maxZoom(frame)}
        onClick={() => zoomBy(2)}
      >
        +
      </button>
      {zoomed ? (
        <button
          type="button"
          className={styles.button}
          title={t.zoomed(
            t.range(seen.rows[0], seen.rows[1], frame.rows),
            t.range(seen.cols[0], seen.cols[1], frame.cols),
          )}
          onClick={reset}
        >
          {t.zoomReset}
        </button>
      ) : null}
    </span>
  );
}
