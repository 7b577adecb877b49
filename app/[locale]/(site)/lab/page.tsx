export default function Page() {
  return <main>lab</main>;
}
