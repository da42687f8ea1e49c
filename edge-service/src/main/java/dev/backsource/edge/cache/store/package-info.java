/**
 * The store: responses by cache key and variant, bounded in bytes. Thread-safe. Depends on {@code cache.rules},
 * {@code findings}, {@code http} and {@code routing}. Decisions about storing and serving do not belong here.
 */
@NullMarked
package dev.backsource.edge.cache.store;

import org.jspecify.annotations.NullMarked;
