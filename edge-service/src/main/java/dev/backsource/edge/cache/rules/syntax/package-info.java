/**
 * The syntax of the caching header fields: lists, tokens, dates, entity tags, references. Malformed values are distinguished
 * from absent ones. The meaning of a field does not belong here but to the rules. Depends on nothing but the JDK.
 */
@NullMarked
package dev.backsource.edge.cache.rules.syntax;

import org.jspecify.annotations.NullMarked;
