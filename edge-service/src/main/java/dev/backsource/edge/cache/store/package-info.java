/**
 * What is stored, and in which form: responses by key and variant, bounded in bytes. Any thread uses it. Depends on {@code
 * cache.rules}, {@code http} and {@code routing}. Whether something is stored or may be served does not belong here.
 */
@NullMarked
package dev.backsource.edge.cache.store;

import org.jspecify.annotations.NullMarked;
