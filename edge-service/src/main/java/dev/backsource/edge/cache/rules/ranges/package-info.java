/**
 * Byte ranges (RFC 9110 §14): what a Range field asks for, of a content of known length. Pure functions. How the parts are
 * sent does not belong here, see {@code cache.answer}; nor does If-Range, which is a precondition.
 */
@NullMarked
package dev.backsource.edge.cache.rules.ranges;

import org.jspecify.annotations.NullMarked;
