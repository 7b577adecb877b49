import { Doorway } from '@/components/site/Doorway';
import { redirectScript } from '@/lib/site/redirectScript';

/** Goes on to the reader's language at once; without a script it shows the way. */
export default function Page() {
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant, see redirectScript */}
      <script dangerouslySetInnerHTML={{ __html: redirectScript }} />
      <Doorway />
    </>
  );
}
