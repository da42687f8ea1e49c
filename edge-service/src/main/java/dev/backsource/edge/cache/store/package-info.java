/**
 * What is stored, and in which form: responses by key and variant, bounded in bytes. Depends on {@code cache.rules}, {@code
 * http} and {@code routing}. Any thread uses it.
 */
@NullMarked
package dev.backsource.edge.cache.store;

import org.jspecify.annotations.NullMarked;
