/** `features.0.weight` is the part `weight` of the layer `features.0`. */
export function layerAndPart(name: string): { readonly layer: string; readonly part: string } {
  const at = name.lastIndexOf('.');
  return at < 0
    ? { layer: '', part: name }
    : { layer: name.slice(0, at), part: name.slice(at + 1) };
}
