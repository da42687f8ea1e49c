/**
 * The common ground of look-up, collapsed forwarding and responses from the store: the cache's parts on one event loop,
 * a request as the cache sees it, the operator's limits and rules, and updates of the store by a response. A class that
 * only one of them needs does not belong here.
 */
@NullMarked
package dev.backsource.edge.cache.loop;

import org.jspecify.annotations.NullMarked;
