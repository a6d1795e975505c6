/** Pictures have to be smaller than this, in bytes; larger ones are not opened. Source: OpenAI OpenAPI specification (official). */
export const LARGEST_IMAGE_BYTES = 50 * 1024 * 1024;
