/**
 * Origins with every fault that pre-flights and probes find, and healthy ones that look odd, on real sockets. The flow of requests through edges
 * doesn't belong here.
 */
@NullMarked
package dev.backsource.system.origins;

import org.jspecify.annotations.NullMarked;
