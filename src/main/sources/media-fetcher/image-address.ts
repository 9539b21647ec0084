/**
 * The address to fetch a photo from: photos of X in their small size (at most 680 pixels a side), which
 * is enough for networks that see 224 to 384 pixels; everything else as it is.
 *
 * X documents the form `…/media/<id>?format=<jpg|png>&name=small` (Gnip 2.0 data dictionary, "Photo
 * Media URL Formatting"). The format must be the original's: others answer 404.
 */
export function imageAddress(address: URL): URL {
  if (address.hostname !== 'pbs.twimg.com') return address;
  const name = /^\/media\/([\w-]+)(?:\.(\w+))?(?::\w+)?$/.exec(address.pathname);
  const [, id, extension] = name ?? [];
  const format = address.searchParams.get('format') ?? extension;
  if (id === undefined || !format) return address;
  return new URL(`https://pbs.twimg.com/media/${id}?format=${format}&name=small`);
}
