import type { Locale } from '@/lib/i18n/locales';
import { filePath } from '@/lib/site/paths';
import { layouts, type PictureManifest, themes } from './contract';
import { pictures } from './generated/pictures';
import styles from './picture.module.css';
import { pictureKey } from './pictureKey';
import { reserves } from './reserve';

interface Props {
  readonly id: string;
  readonly locale: Locale;
  /** The attributes of the `<Widget>`, as written. */
  readonly params?: Readonly<Record<string, string>>;
}

/**
 * The figure as it was computed at build, as plain images: the stylesheet shows the one of theme and width, and the browser loads
 * only that one. Nothing where no picture was made (`npm run generate` makes them).
 */
export function StaticPicture({ id, locale, params = {} }: Props) {
  const manifest: PictureManifest = pictures;
  const figure = manifest[pictureKey(id, params)]?.[locale];
  if (!figure) return null;
  const room = reserves[id];
  const heights = room && { '--wide': room.wide, '--middle': room.middle, '--narrow': room.narrow };
  return (
    <div className={styles.container} style={heights}>
      <div className={styles.room}>
        {figure.params && <p className={styles.params}>{figure.params}</p>}
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
