/** The caching rules, checked by tables and by properties. */
@NullMarked
package dev.backsource.edge.cache.rules;

import org.jspecify.annotations.NullMarked;
