/**
 * The place between route and origin. A request that has a route is handed to a {@link ResponseSource}; today the only
 * one fetches from the origin. The cache (RFC 9111, keyed by the origin scheme the policy decided, requests for one key
 * collapsed into one) comes here as a source that answers what it has and hands on the rest. Depends on
 * {@code routing}; {@code proxy} depends on it.
 */
@NullMarked
package dev.backsource.edge.cache;

import org.jspecify.annotations.NullMarked;
