// The redirect types of the schema.
import schema from '../schema.js';
import { redirectTypeWords } from '../words.js';

/** Each with its name and its explanation. */
export const REDIRECT_TYPES = Object.fromEntries(schema.properties.originProtocolPolicy.properties.redirectType.enum.map((type) => [type, redirectTypeWords(type)]));
