/**
 * How the fields that speak of caching are written: lists, tokens, dates, entity tags, references. What is malformed is told
 * from what is absent. What a field means does not belong here: the rules say that. Depends on nothing but the JDK.
 */
@NullMarked
package dev.backsource.edge.cache.rules.syntax;

import org.jspecify.annotations.NullMarked;
