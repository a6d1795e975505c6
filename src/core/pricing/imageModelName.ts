/** Whether a model id that is not listed probably names an image model. */
export function looksLikeImageModel(model: string): boolean {
  return /image|dall-?e|imagen|flux|diffusion|seedream/iu.test(model.slice(0, 200));
}
