/** The cache with clients, origins and event loops that a test moves step by step, in every order of the steps. */
@NullMarked
package dev.backsource.edge.cache.orders;

import org.jspecify.annotations.NullMarked;
