import type { Experiments } from '@/lib/experiments/entry';
import { experiments } from '@/lib/experiments/registry';
import type { Locale } from '@/lib/i18n/locales';
import { filePath } from '@/lib/site/paths';
import { layouts, type PictureManifest, themes } from './contract';
import { pictures } from './generated/pictures';
import styles from './picture.module.css';
import { pictureKey } from './pictureKey';
import { reserveFor } from './reserve';

interface Props {
  readonly id: string;
  readonly locale: Locale;
  /** The attributes of the `<Widget>`, as written. */
  readonly params?: Readonly<Record<string, string>>;
  /** Parameters whose controls the live figure will not show. */
  readonly hide?: readonly string[];
}

/**
 * The figure as it was computed at build, as plain images: the stylesheet shows the one of theme and width, and the browser loads
 * only that one. Nothing where no picture was made (`npm run generate` makes them).
 */
export function StaticPicture({ id, locale, params = {}, hide = [] }: Props) {
  const manifest: PictureManifest = pictures;
  const figure = manifest[pictureKey(id, params)]?.[locale];
  if (!figure) return null;
  const { panel, below } = reserveFor(id, (experiments as Experiments)[id]?.definition.params ?? {}, hide);
  const heights = (name: string, all: readonly string[]) => all.map((height, i) => [`--${name}-${i + 1}`, height]);
  const room = Object.fromEntries([...heights('panel', panel), ...heights('below', below)]);
  return (
    <div className={styles.container} style={room}>
      <div className={styles.room}>
        <p className={styles.params} data-pagefind-ignore="">
          {figure.params}
        </p>
        {layouts.flatMap(layout =>
          themes.map(theme => {
            const { file, width, height } = figure.files[layout][theme];
            return (
              // biome-ignore lint/performance/noImgElement: a static export has no image server, and an SVG needs none.
              <img
                key={file}
                className={`${styles[layout]} ${styles[theme]}`}
                src={filePath(file)}
                alt={figure.alt}
                width={width}
                height={height}
                loading="lazy"
                decoding="async"
              />
            );
          }),
        )}
      </div>
    </div>
  );
}
