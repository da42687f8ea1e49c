/**
 * How the fields that speak of caching are written: lists, directives, structured fields (RFC 8941), dates, entity tags,
 * references. What is malformed is told from what is absent; what it means is for the rules to say. Depends on nothing but
 * the JDK.
 */
@NullMarked
package dev.backsource.edge.cache.rules.syntax;

import org.jspecify.annotations.NullMarked;
