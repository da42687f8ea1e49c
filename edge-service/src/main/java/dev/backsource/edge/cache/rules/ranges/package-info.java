/**
 * Byte ranges (RFC 9110 §14): the requested parts of a content of known length, from a Range field. Pure functions.
 * Sending the parts does not belong here, see {@code cache.answer}; nor does If-Range, which is a precondition.
 */
@NullMarked
package dev.backsource.edge.cache.rules.ranges;

import org.jspecify.annotations.NullMarked;
