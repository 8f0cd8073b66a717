/** A form must be shown within three seconds of the press (both platforms); the way there and back takes its part. */
const formPatienceMs = 1800;

/** What `work` gives, or null when it takes longer than a form may. It is not stopped: nobody waits for it any more. */
export async function inTime<T>(work: Promise<T>, patienceMs: number = formPatienceMs): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>(resolve => {
    timer = setTimeout(() => resolve(null), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
